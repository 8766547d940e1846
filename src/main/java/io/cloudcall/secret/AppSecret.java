package io.cloudcall.secret;

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
}
