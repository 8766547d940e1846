package io.cloudcall.secret;

import io.cloudcall.http.Transport;
import java.time.Clock;
import java.util.Map;

/** The location of a mini program's AppSecret. Immutable; opens no connection. */
@FunctionalInterface
public interface AppSecretConfig {

    /**
     * Returns the secret, which is read on first use.
     *
     * @param transport the transport for requests, if any; without retries
     * @param clock the clock for the time of requests, and for the expiry of a cached failure
     * @param backOff the pause before a retry
     */
    AppSecret open(Transport transport, Clock clock, Runnable backOff);

    /** Returns the configuration of a constant secret. */
    static AppSecretConfig of(String secret) {
        return (transport, clock, backOff) -> AppSecret.of(secret);
    }

    /**
     * Returns the configuration of a secret in AWS Secrets Manager. The environment of the process has the region and
     * the credentials.
     *
     * @param id its ARN or, in the process's own region, its name
     * @throws IllegalArgumentException if {@code id} is neither; the message names the remedy
     */
    static AppSecretConfig fromSecretsManager(String id) {
        return fromSecretsManager(id, System.getenv());
    }

    /** Returns the same configuration for another environment than the process's. */
    static AppSecretConfig fromSecretsManager(String id, Map<String, String> environment) {
        StoredSecretConfig<String> config =
                StoredSecretConfig.of(SecretSetting.APP_SECRET, id, environment, AppSecretParser::parse);
        return (transport, clock, backOff) -> new StoredAppSecret(config.open(transport, clock, backOff));
    }
}
