package io.cloudcall.wechat;

import io.cloudcall.call.WeChatError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remedies for WeChat's errors that last until a person acts. They are logged; the caller gets WeChat's own text. */
public final class ErrorHints {
    private static final Pattern ADDRESS = Pattern.compile("invalid ip ([0-9a-fA-F.:]+)");

    private ErrorHints() {}

    /** Returns the remedy in one line, or empty for an error without one. */
    public static Optional<String> forError(int errcode, String errMsg) {
        return WeChatError.find(errcode)
                .map(WeChatError::hint)
                .filter(hint -> !hint.isEmpty())
                .map(hint -> "WeChat says " + errcode + ": " + hint.formatted(address(errMsg)));
    }

    private static String address(String errMsg) {
        Matcher address = ADDRESS.matcher(errMsg);
        return address.find() ? " " + address.group(1) : "";
    }
}
