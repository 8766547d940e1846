package io.cloudcall.secret;

import java.util.concurrent.CompletableFuture;

/**
 * A mini program's AppSecret, wherever it is kept: {@link AppSecretConfig} says where. Thread-safe. Futures fail with
 * {@link AppSecretException}.
 */
public interface AppSecret {

    /** Returns the secret, fetched when first needed. */
    CompletableFuture<String> get();

    /**
     * Returns the secret after WeChat refused {@code wrong}: read anew, since it may have been rotated; perhaps the
     * same.
     */
    CompletableFuture<String> refresh(String wrong);

    /** Returns a secret that is given and never changes. */
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
}
