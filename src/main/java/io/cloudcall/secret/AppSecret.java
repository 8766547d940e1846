package io.cloudcall.secret;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A mini program's AppSecret, wherever it is kept. Thread-safe. Futures fail with {@link AppSecretException}. */
public interface AppSecret {

    /** The secret, fetched when first needed. */
    CompletableFuture<String> get();

    /** The secret now that WeChat has refused {@code wrong}: read anew, since it may have been rotated; perhaps the same. */
    CompletableFuture<String> refresh(String wrong);

    /** A secret that is given and never changes. */
    static AppSecret of(String secret) {
        return new AppSecret() {
            @Override
            public CompletableFuture<String> get() {
                return CompletableFuture.completedFuture(secret);
            }

            @Override
            public CompletableFuture<String> refresh(String wrong) {
                return get();
            }
        };
    }

    /** The same, reaching AWS by {@code transport} if it needs to: a client makes this of the secret that it is given. */
    default AppSecret over(AwsTransport transport) {
        return this;
    }

    /**
     * A secret that AWS Secrets Manager holds, for a client to read. The process's environment says where and with which credentials.
     *
     * @param id its ARN or, in the process's own region, its name
     * @param clock what tells how long to remember that it could not be read, and the time of requests
     * @throws io.cloudcall.openapi.InvalidRequestException if {@code id} is neither
     */
    static AppSecret fromSecretsManager(String id, Clock clock) {
        return fromSecretsManager(id, System.getenv(), clock);
    }

    /** The same by another environment than the process's. */
    static AppSecret fromSecretsManager(String id, Map<String, String> environment, Clock clock) {
        return new SecretsManagerAppSecret(SecretReference.parse(id), new AwsEnvironment(environment), clock);
    }
}
