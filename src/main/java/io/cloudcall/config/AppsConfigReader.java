package io.cloudcall.config;

import io.cloudcall.call.AppId;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.secret.AppSecretsConfig;
import io.cloudcall.secret.MalformedSecretException;
import io.cloudcall.wechat.TokenConfig;
import io.cloudcall.wechat.TokenConfig.AppTokenService;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reader of the settings for the access tokens of several mini programs. */
final class AppsConfigReader {
    static final String APPS_VARIABLE = "WECHAT_APPS";
    static final String ARN_VARIABLE = "WECHAT_APPS_ARN";
    private static final String APP_ID_VARIABLE = "WECHAT_APP_ID";

    private AppsConfigReader() {}

    /** Returns WeChat's stable_token by the AppSecrets that one of the two settings has. */
    static TokenConfig readSecrets(EnvironmentVariables variables) {
        Optional<String> arn = variables.get(ARN_VARIABLE);
        return new TokenConfig.AppStableToken(
                arn.isPresent()
                        ? stored(arn.get(), variables)
                        : given(variables.get(APPS_VARIABLE).orElse("")),
                arn.isPresent() ? ARN_VARIABLE : APPS_VARIABLE,
                defaultAppId(variables));
    }

    private static AppSecretsConfig stored(String arn, EnvironmentVariables variables) {
        try {
            return AppSecretsConfig.fromSecretsManager(ARN_VARIABLE, arn, variables.variables());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static AppSecretsConfig given(String json) {
        try {
            return AppSecretsConfig.parse(json);
        } catch (MalformedSecretException e) {
            throw new ConfigurationException(
                    APPS_VARIABLE + " " + e.getMessage() + ": set it to the AppSecrets " + AppSecretsConfig.FORM + ".");
        }
    }

    /**
     * Returns the token service of a URL with a placeholder for the AppID.
     *
     * @param name the setting with the URL
     */
    static TokenConfig readService(
            String name, String url, @Nullable String authorization, EnvironmentVariables variables) {
        URI one = ServerUrlParser.parse(name, url.replace(AppTokenService.PLACEHOLDER, "a"), variables);
        URI other = ServerUrlParser.parse(name, url.replace(AppTokenService.PLACEHOLDER, "b"), variables);
        if (!one.getRawAuthority().equals(other.getRawAuthority())) {
            throw new ConfigurationException(
                    name + " must have " + AppTokenService.PLACEHOLDER + " in its path or its query, not in its host.");
        }
        String scheme = one.getScheme();
        return new AppTokenService(scheme + url.substring(scheme.length()), authorization, defaultAppId(variables));
    }

    private static @Nullable String defaultAppId(EnvironmentVariables variables) {
        String appId = variables.get(APP_ID_VARIABLE).orElse(null);
        if (appId != null && !AppId.isWellFormed(appId)) {
            throw new ConfigurationException(APP_ID_VARIABLE + " is malformed: set it to " + AppId.GRAMMAR + ".");
        }
        return appId;
    }
}
