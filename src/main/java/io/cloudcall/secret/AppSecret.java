package io.cloudcall.secret;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** A mini program's AppSecret, wherever it is kept. Thread-safe. Futures fail with {@link SecretException}. */
public interface AppSecret {

    /** The secret, fetched when first needed. */
    CompletableFuture<String> current();

    /** The secret now that WeChat has refused {@code wrong}: read anew, since it may have been rotated; perhaps the same. */
    CompletableFuture<String> insteadOf(String wrong);

    /** A secret that is given and never changes. */
    static AppSecret of(String secret) {
        return new AppSecret() {
            @Override
            public CompletableFuture<String> current() {
                return CompletableFuture.completedFuture(secret);
            }

            @Override
            public CompletableFuture<String> insteadOf(String wrong) {
                return current();
            }
        };
    }

    /**
     * A secret that AWS Secrets Manager holds. Nothing of the AWS SDK is loaded before it is first read.
     *
     * @param id its ARN or, in the function's own region, its name
     * @param clock what tells how long to remember that it could not be read
     * @throws io.cloudcall.openapi.BadArgumentsException if {@code id} is neither
     */
    static AppSecret stored(String id, Clock clock) {
        SecretId secret = SecretId.parse(id);
        return new CachedSecret(
                () -> new SecretsManager(secret).appSecret(),
                clock,
                task -> Thread.ofPlatform().daemon().name("app-secret").start(task));
    }
}
