package io.cloudcall.wechat;

import io.cloudcall.secret.AppSecret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Who gives access tokens, and for what. */
public sealed interface TokenOrigin {

    /**
     * WeChat itself.
     *
     * @param appId the mini program's AppID
     * @param secret its AppSecret
     */
    record Credentials(String appId, AppSecret secret) implements TokenOrigin {}

    /**
     * A team's own central token service, which answers GET with {@code {"access_token":…,"expires_in":…}}.
     *
     * @param url its address, perhaps with a query
     * @param authorization the value of the Authorization header, or null to send none
     */
    record Service(URI url, @Nullable String authorization) implements TokenOrigin {

        /** Neither query nor authorization: they may be secret. */
        @Override
        public String toString() {
            return "token service at " + url.getHost();
        }
    }
}
