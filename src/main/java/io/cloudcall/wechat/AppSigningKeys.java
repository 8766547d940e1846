package io.cloudcall.wechat;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.signing.ApiSecurity;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys of one mini program, parsed when they are needed, and again when their text has changed.
 * Thread-safe.
 */
final class AppSigningKeys {
    private final String appId;
    private final boolean mayBeOnlyOne;
    private final String source;
    private final SigningKeysText text;
    private final SecretRedactor redactor;
    private final Clock clock;
    private String parsedText = "";
    private @Nullable ApiSecurity parsed;
    private boolean warned;

    AppSigningKeys(
            String appId,
            boolean mayBeOnlyOne,
            String source,
            SigningKeysText text,
            SecretRedactor redactor,
            Clock clock) {
        this.appId = appId;
        this.mayBeOnlyOne = mayBeOnlyOne;
        this.source = source;
        this.text = text;
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * Returns the keys.
     *
     * @throws ConfigurationException if they are not usable, read again included
     * @throws WeChatCallException if they cannot be read
     */
    ApiSecurity get(Deadline deadline) {
        String current = deadline.await(text.get());
        try {
            return parse(current);
        } catch (ConfigurationException e) {
            String next = deadline.await(text.refresh(current));
            if (next.equals(current)) {
                throw e;
            }
            return parse(next);
        }
    }

    /**
     * Returns keys in the place of refused ones, or empty if there are no others.
     *
     * @throws ConfigurationException if they are not usable
     * @throws WeChatCallException if they cannot be read
     */
    Optional<ApiSecurity> refresh(ApiSecurity refused, Deadline deadline) {
        ApiSecurity next = parse(deadline.await(text.refresh(textOf(refused))));
        return next == refused ? Optional.empty() : Optional.of(next);
    }

    private synchronized String textOf(ApiSecurity keys) {
        return keys == parsed ? parsedText : "";
    }

    private synchronized ApiSecurity parse(String current) {
        ApiSecurity keys = parsed;
        if (keys == null || !current.equals(parsedText)) {
            keys = ApiSecurity.parse(current, appId, mayBeOnlyOne, source, clock);
            keys.secretTexts().forEach(redactor::addLastingSecret);
            parsed = keys;
            parsedText = current;
        }
        return keys;
    }

    /** Returns the warning about a certificate that WeChat has replaced, the first time, and empty from then on. */
    synchronized Optional<String> deprecationWarning(String certificateSn) {
        if (warned) {
            return Optional.empty();
        }
        warned = true;
        return Optional.of("WeChat has replaced the platform certificate " + certificateSn + " of " + appId
                + ", which verifies its responses only for a while: download the new one (平台证书) from 开发管理 → 开发设置"
                + " → API安全 on mp.weixin.qq.com, and add it to certificates of " + source + ".");
    }
}
