package io.cloudcall.wechat;

import io.cloudcall.secret.AppSecretConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Who gives access tokens, and for what. */
public sealed interface TokenConfig {

    /**
     * WeChat itself.
     *
     * @param appId the mini program's AppID
     * @param secret where its AppSecret is kept
     */
    record StableToken(String appId, AppSecretConfig secret) implements TokenConfig {}

    /**
     * A team's own central token service, which answers GET with {@code {"access_token":…,"expires_in":…}}.
     *
     * @param url its address, perhaps with a query
     * @param authorization the value of the Authorization header, or null to send none
     */
    record TokenService(URI url, @Nullable String authorization) implements TokenConfig {

        /** Neither query nor authorization: they may be secret. */
        @Override
        public String toString() {
            return "token service at " + url.getHost();
        }
    }
}
