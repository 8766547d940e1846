package io.cloudcall.secret;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The AppSecret of the only mini program, which is the whole of a stored secret. It is read again when WeChat rejects
 * it, yet not at once once more, so that a wrong secret does not cost a request per invocation. Thread-safe.
 *
 * @param stored the stored secret
 */
record StoredAppSecret(StoredSecret<String> stored) implements AppSecret {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Override
    public CompletableFuture<String> get() {
        return stored.get();
    }

    @Override
    public CompletableFuture<String> refresh(String rejected) {
        return stored.refresh(rejected::equals, INTERVAL);
    }

    @Override
    public void forgetFailure() {
        stored.forgetFailure();
    }
}
