package io.cloudcall.wechat;

import io.cloudcall.secret.AppSecretConfig;
import io.cloudcall.secret.AppSecretsConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The configuration of the source of access tokens. Immutable. */
public sealed interface TokenConfig {

    /** Returns the AppID of calls that name none; null if the settings have none. */
    @Nullable
    String defaultAppId();

    /** Returns whether calls may name one of several mini programs. */
    default boolean servesSeveralApps() {
        return false;
    }

    /** Returns whether an eager start fetches a token from WeChat itself. */
    default boolean isFetchedEagerly() {
        return false;
    }

    /**
     * WeChat's stable_token.
     *
     * @param appId the mini program's AppID
     * @param secret the location of its AppSecret
     */
    record StableToken(String appId, AppSecretConfig secret) implements TokenConfig {
        @Override
        public String defaultAppId() {
            return appId;
        }

        @Override
        public boolean isFetchedEagerly() {
            return true;
        }
    }

    /**
     * A team's central token service, which responds to GET with {@code {"access_token":…,"expires_in":…}}.
     *
     * @param url the URL, possibly with a query
     * @param authorization the value of the Authorization header, or null to send none
     * @param appId the AppID of the mini program whose tokens it gives, or null if the settings have none
     */
    record TokenService(
            URI url,
            @Nullable String authorization,
            @Nullable String appId) implements TokenConfig {
        @Override
        public @Nullable String defaultAppId() {
            return appId;
        }

        /** Returns a description without query and authorization, which may be secret. */
        @Override
        public String toString() {
            return "token service at " + url.getHost();
        }
    }

    /**
     * WeChat's stable_token for several mini programs.
     *
     * @param secrets the location of their AppSecrets
     * @param source the setting with that location, for errors, such as {@code WECHAT_APPS_ARN}
     * @param defaultAppId the AppID of calls that name none, or null to reject them
     */
    record AppStableToken(
            AppSecretsConfig secrets,
            String source,
            @Nullable String defaultAppId) implements TokenConfig {
        @Override
        public boolean servesSeveralApps() {
            return true;
        }

        @Override
        public boolean isFetchedEagerly() {
            return defaultAppId != null;
        }
    }

    /**
     * A token service for several mini programs.
     *
     * @param urlTemplate the URL with {@link #PLACEHOLDER} in its path or its query
     * @param authorization the value of the Authorization header, or null to send none
     * @param defaultAppId the AppID of calls that name none, or null to reject them
     */
    record AppTokenService(
            String urlTemplate,
            @Nullable String authorization,
            @Nullable String defaultAppId) implements TokenConfig {
        /** The place of the AppID in a URL. */
        public static final String PLACEHOLDER = "{appid}";

        @Override
        public boolean servesSeveralApps() {
            return true;
        }

        /**
         * Returns the service for one mini program.
         *
         * @param appId a well-formed AppID, which has the same spelling in a URL
         */
        TokenService of(String appId) {
            return new TokenService(URI.create(urlTemplate.replace(PLACEHOLDER, appId)), authorization, appId);
        }

        /** Returns a description without path, query and authorization, which may be secret. */
        @Override
        public String toString() {
            return "token service of several mini programs";
        }
    }
}
