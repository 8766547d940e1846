package io.cloudcall.secret;

import io.cloudcall.aws.AwsEnvironment;
import io.cloudcall.http.Transport;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * The location of a secret in AWS Secrets Manager, and the parser of its text. Immutable; opens no connection.
 *
 * @param <T> the type of the parsed secret
 */
public final class StoredSecretConfig<T> {
    private final SecretSetting setting;
    private final SecretReference reference;
    private final AwsEnvironment environment;
    private final Function<String, T> parser;

    private StoredSecretConfig(
            SecretSetting setting, SecretReference reference, AwsEnvironment environment, Function<String, T> parser) {
        this.setting = setting;
        this.reference = reference;
        this.environment = environment;
        this.parser = parser;
    }

    /**
     * Returns the location that a setting names.
     *
     * @param id the ARN of the secret or, in the region of the environment, its name
     * @param environment the variables with the AWS credentials and the region
     * @param parser the parser of the text, which never returns null, and throws {@link MalformedSecretException}
     * @throws IllegalArgumentException if {@code id} is neither an ARN nor a name; the message names the remedy
     */
    public static <T> StoredSecretConfig<T> of(
            SecretSetting setting, String id, Map<String, String> environment, Function<String, T> parser) {
        return new StoredSecretConfig<>(
                setting, SecretReference.parse(id, setting), setting.awsEnvironment(environment), parser);
    }

    /**
     * Returns the secret, which is read on first use.
     *
     * @param transport the transport for requests; without retries
     * @param clock the clock for the time of requests, and for the age of what was read
     * @param backOff the pause before a retry
     */
    public StoredSecret<T> open(Transport transport, Clock clock, Runnable backOff) {
        SecretsManagerClient client =
                new SecretsManagerClient(reference, setting, environment, transport, clock, backOff);
        return new StoredSecret<>(
                () -> setting.parse(client.getSecretString(), parser),
                clock,
                task -> Thread.ofPlatform().daemon().name("secret-reader").start(task));
    }
}
