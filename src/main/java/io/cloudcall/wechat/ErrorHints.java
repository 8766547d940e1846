package io.cloudcall.wechat;

import io.cloudcall.call.WeChatError;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Remedies for WeChat's errors that last until a person acts. They are logged; the caller gets WeChat's own text. */
public final class ErrorHints {
    /** WeChat names an IPv4 address twice, in the second place as one of IPv6. */
    private static final Pattern ADDRESS =
            Pattern.compile("ipv6 (?!::ffff:)([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)|invalid ip ([0-9a-fA-F.:]*[0-9a-fA-F:])");

    private ErrorHints() {}

    /** Returns the remedy in one line, or empty for an error without one. */
    public static Optional<String> forError(int errcode, String errMsg) {
        return WeChatError.find(errcode)
                .map(WeChatError::hint)
                .filter(hint -> !hint.isEmpty())
                .map(hint -> "WeChat returned " + errcode + ": " + hint.formatted(address(errMsg)));
    }

    /** Returns the address that WeChat's message names, after a blank; an empty text if there is none. */
    public static String address(String errMsg) {
        return ADDRESS.matcher(errMsg)
                .results()
                .max(Comparator.comparing(address -> address.group(1) != null))
                .map(address -> " " + Objects.requireNonNullElse(address.group(1), address.group(2)))
                .orElse("");
    }
}
