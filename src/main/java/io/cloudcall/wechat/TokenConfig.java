package io.cloudcall.wechat;

import io.cloudcall.secret.AppSecretConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The configuration of the source of access tokens. Immutable. */
public sealed interface TokenConfig {

    /**
     * WeChat's stable_token.
     *
     * @param appId the mini program's AppID
     * @param secret the location of its AppSecret
     */
    record StableToken(String appId, AppSecretConfig secret) implements TokenConfig {}

    /**
     * A team's central token service, which responds to GET with {@code {"access_token":…,"expires_in":…}}.
     *
     * @param url the URL, possibly with a query
     * @param authorization the value of the Authorization header, or null to send none
     */
    record TokenService(URI url, @Nullable String authorization) implements TokenConfig {

        /** Returns a description without query and authorization, which may be secret. */
        @Override
        public String toString() {
            return "token service at " + url.getHost();
        }
    }
}
