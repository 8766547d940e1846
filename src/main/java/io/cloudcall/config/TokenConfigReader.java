package io.cloudcall.config;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.secret.AppSecretConfig;
import io.cloudcall.wechat.TokenConfig;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reader of the settings for access tokens. */
final class TokenConfigReader {
    private static final String URL_VARIABLE = "WECHAT_ACCESS_TOKEN_URL";
    private static final String AUTHORIZATION_VARIABLE = "WECHAT_ACCESS_TOKEN_AUTHORIZATION";
    private static final String APP_ID_VARIABLE = "WECHAT_APP_ID";
    private static final String SECRET_VARIABLE = "WECHAT_APP_SECRET";
    private static final String ARN_VARIABLE = "WECHAT_APP_SECRET_ARN";

    private static final List<String> SECRET_VARIABLES =
            List.of(SECRET_VARIABLE, ARN_VARIABLE, "WECHAT_APPS", "WECHAT_APPS_ARN");

    private TokenConfigReader() {}

    /** Returns the team's token service if one is set, otherwise WeChat's stable_token. */
    static TokenConfig read(EnvironmentVariables variables) {
        Optional<String> url = variables.get(URL_VARIABLE);
        if (url.isPresent()) {
            return readService(url.get(), variables);
        }
        if (isSet("WECHAT_APPS", variables) || isSet("WECHAT_APPS_ARN", variables)) {
            requireOneSecret(variables);
            return AppsConfigReader.readSecrets(variables);
        }
        String appId = variables.required(APP_ID_VARIABLE, "the AppID of the mini program, which starts with wx");
        return new TokenConfig.StableToken(appId, appSecret(variables));
    }

    private static TokenConfig readService(String url, EnvironmentVariables variables) {
        return url.contains("{appid}")
                ? AppsConfigReader.readService(URL_VARIABLE, url, authorizationHeader(variables), variables)
                : new TokenConfig.TokenService(
                        ServerUrlParser.parse(URL_VARIABLE, url, variables),
                        authorizationHeader(variables),
                        variables.get(APP_ID_VARIABLE).orElse(null));
    }

    private static boolean isSet(String name, EnvironmentVariables variables) {
        return variables.get(name).isPresent();
    }

    private static void requireOneSecret(EnvironmentVariables variables) {
        List<String> set =
                SECRET_VARIABLES.stream().filter(name -> isSet(name, variables)).toList();
        if (set.size() > 1) {
            throw new ConfigurationException(set.get(0) + " and " + set.get(1) + " are both set: remove one of them.");
        }
    }

    private static @Nullable String authorizationHeader(EnvironmentVariables variables) {
        String value = variables.get(AUTHORIZATION_VARIABLE).orElse(null);
        if (value != null && !value.matches("[ -~]*")) {
            throw new ConfigurationException(AUTHORIZATION_VARIABLE
                    + " holds characters that a header cannot: set it to a value such as Bearer …, in one line.");
        }
        return value;
    }

    private static AppSecretConfig appSecret(EnvironmentVariables variables) {
        Optional<String> arn = variables.get(ARN_VARIABLE);
        if (arn.isEmpty()) {
            return AppSecretConfig.of(variables.required(
                    SECRET_VARIABLE,
                    "the AppSecret of the mini program, or set " + ARN_VARIABLE + " to the secret that holds it"));
        }
        requireOneSecret(variables);
        try {
            return AppSecretConfig.fromSecretsManager(arn.get(), variables.variables());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }
}
