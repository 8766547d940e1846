package io.cloudcall.secret;

import io.cloudcall.http.Transport;
import java.time.Clock;
import java.util.Map;

/** The location of the AppSecrets of several mini programs. Immutable; opens no connection. */
@FunctionalInterface
public interface AppSecretsConfig {
    /** The form of AppSecrets, to complete the sentence "store the AppSecrets …". */
    String FORM = "as JSON such as {\"wx0123456789abcdef\":\"…\"}";

    /**
     * Returns the secrets, which are read on first use.
     *
     * @param transport the transport for requests, if any; without retries
     * @param clock the clock for the time of requests, and for the age of what was read
     * @param backOff the pause before a retry
     */
    AppSecrets open(Transport transport, Clock clock, Runnable backOff);

    /**
     * Returns the configuration of constant AppSecrets.
     *
     * @param secrets the AppSecret by the AppID
     */
    static AppSecretsConfig of(Map<String, String> secrets) {
        AppSecrets constant = AppSecrets.of(secrets);
        return (transport, clock, backOff) -> constant;
    }

    /**
     * Returns the configuration of constant AppSecrets.
     *
     * @param json a JSON object with the AppSecret by the AppID
     * @throws MalformedSecretException if it is anything else
     */
    static AppSecretsConfig parse(String json) {
        return of(AppSecretsParser.parse(json));
    }

    /**
     * Returns the configuration of AppSecrets in one secret of AWS Secrets Manager.
     *
     * @param variable the setting that names the secret, for errors
     * @param id the ARN of the secret or, in the region of the environment, its name
     * @param environment the variables with the AWS credentials and the region
     * @throws IllegalArgumentException if {@code id} is neither an ARN nor a name; the message names the remedy
     */
    static AppSecretsConfig fromSecretsManager(String variable, String id, Map<String, String> environment) {
        SecretSetting setting = new SecretSetting(variable, "the AppSecrets", FORM, "wechat-apps");
        StoredSecretConfig<Map<String, String>> config =
                StoredSecretConfig.of(setting, id, environment, AppSecretsParser::parse);
        return (transport, clock, backOff) -> new StoredAppSecrets(config.open(transport, clock, backOff));
    }
}
