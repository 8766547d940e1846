package io.cloudcall.secret;

import io.cloudcall.aws.AwsException;
import java.util.concurrent.CompletableFuture;

/**
 * The AppSecret of a mini program. {@link AppSecretConfig} has its location. Thread-safe. Futures fail with
 * {@link AwsException}.
 */
public interface AppSecret {

    /** Returns the secret, which is fetched on first use. */
    CompletableFuture<String> get();

    /**
     * Returns the secret after WeChat rejected {@code rejected}: read again, since it may have been rotated, unless
     * that was done just now; possibly the same.
     */
    CompletableFuture<String> refresh(String rejected);

    /** Forgets a failure to fetch the secret that is remembered for later calls. */
    default void forgetFailure() {}

    /** Returns a constant secret. */
    static AppSecret of(String secret) {
        return new AppSecret() {
            @Override
            public CompletableFuture<String> get() {
                return CompletableFuture.completedFuture(secret);
            }

            @Override
            public CompletableFuture<String> refresh(String rejected) {
                return get();
            }
        };
    }
}
