package io.cloudcall.secret;

import io.cloudcall.http.Transport;
import java.time.Clock;
import java.util.Map;

/** Where a mini program's AppSecret is kept. Immutable; connects to nothing. */
@FunctionalInterface
public interface AppSecretConfig {

    /**
     * Returns the secret, to be read when it is first needed.
     *
     * @param transport carries the requests for it, if it takes any; sends each once
     * @param clock tells how long to remember that it could not be read, and the time of requests
     * @param backOff waits for a moment, before a request is sent again
     */
    AppSecret open(Transport transport, Clock clock, Runnable backOff);

    /** Returns the place of a secret that is given, and never changes. */
    static AppSecretConfig of(String secret) {
        return (transport, clock, backOff) -> AppSecret.of(secret);
    }

    /**
     * Returns the place of a secret that AWS Secrets Manager holds. The process's environment says where and with which
     * credentials.
     *
     * @param id its ARN or, in the process's own region, its name
     * @throws IllegalArgumentException if {@code id} is neither; the message says what to do
     */
    static AppSecretConfig fromSecretsManager(String id) {
        return fromSecretsManager(id, System.getenv());
    }

    /** Returns the same by another environment than the process's. */
    static AppSecretConfig fromSecretsManager(String id, Map<String, String> environment) {
        SecretReference reference = SecretReference.parse(id);
        AwsEnvironment aws = new AwsEnvironment(environment);
        return (transport, clock, backOff) ->
                new SecretsManagerAppSecret(new SecretsManagerClient(reference, aws, transport, clock, backOff), clock);
    }
}
