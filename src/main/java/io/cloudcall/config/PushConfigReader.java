package io.cloudcall.config;

import io.cloudcall.aws.EventBusReference;
import io.cloudcall.call.AppId;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.push.PushConfig;
import io.cloudcall.push.PushKeysConfig;
import io.cloudcall.secret.MalformedSecretException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reader of the settings for message push. */
public final class PushConfigReader {
    private static final String ARN_VARIABLE = "WECHAT_PUSH_ARN";
    private static final String KEYS_VARIABLE = "WECHAT_PUSH_KEYS";
    private static final String MAX_AGE_VARIABLE = "WECHAT_PUSH_MAX_AGE_SECONDS";
    private static final String APP_ID_VARIABLE = "WECHAT_APP_ID";
    private static final long DEFAULT_MAX_AGE_SECONDS = 600;

    private PushConfigReader() {}

    /**
     * Reads the environment.
     *
     * @throws ConfigurationException if a setting is missing or wrong
     */
    public static PushConfig read(EnvironmentVariables variables) {
        String appId = defaultAppId(variables);
        return new PushConfig(
                readKeys(variables, appId), appId, readBus(variables), readMaxAge(variables), variables.variables());
    }

    private static @Nullable String defaultAppId(EnvironmentVariables variables) {
        String appId = variables.get(APP_ID_VARIABLE).orElse(null);
        if (appId != null && !AppId.isWellFormed(appId)) {
            throw new ConfigurationException(APP_ID_VARIABLE + " is malformed: set it to " + AppId.GRAMMAR + ".");
        }
        return appId;
    }

    private static PushKeysConfig readKeys(EnvironmentVariables variables, @Nullable String appId) {
        Optional<String> arn = variables.get(ARN_VARIABLE);
        Optional<String> keys = variables.get(KEYS_VARIABLE);
        if (arn.isPresent() && keys.isPresent()) {
            throw new ConfigurationException(
                    ARN_VARIABLE + " and " + KEYS_VARIABLE + " are both set: remove one of them.");
        }
        return keys.isPresent()
                ? given(keys.get(), appId)
                : stored(
                        variables.required(
                                ARN_VARIABLE, "the ARN of the secret that holds the Token and the EncodingAESKey"),
                        variables,
                        appId);
    }

    private static PushKeysConfig given(String json, @Nullable String appId) {
        try {
            return PushKeysConfig.of(json, appId);
        } catch (MalformedSecretException e) {
            throw new ConfigurationException(KEYS_VARIABLE + " " + e.getMessage()
                    + ": set it to the keys of message push " + PushKeysConfig.FORM + ".");
        }
    }

    private static PushKeysConfig stored(String id, EnvironmentVariables variables, @Nullable String appId) {
        try {
            return PushKeysConfig.fromSecretsManager(ARN_VARIABLE, id, variables.variables(), appId);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static String readBus(EnvironmentVariables variables) {
        String bus = variables.required(
                PushConfig.BUS_VARIABLE, "the name or the ARN of an EventBridge bus, such as wechat-push");
        try {
            EventBusReference.parse(bus, PushConfig.BUS_VARIABLE);
            return bus;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static Duration readMaxAge(EnvironmentVariables variables) {
        String text = variables.get(MAX_AGE_VARIABLE).orElse(String.valueOf(DEFAULT_MAX_AGE_SECONDS));
        if (!text.matches("0*[1-9][0-9]{0,9}")) {
            throw new ConfigurationException(MAX_AGE_VARIABLE
                    + " is not a number of seconds from 1 to 9999999999: set it to one, or remove it to get "
                    + DEFAULT_MAX_AGE_SECONDS + ".");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
