package io.cloudcall.client;

import io.cloudcall.secret.AppSecret;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * An AppSecret that the embedding program supplies. Thread-safe if the supplier is. Nothing is cached: a client needs
 * the secret for new access tokens and for logins.
 */
final class SuppliedAppSecret implements AppSecret {
    private final Supplier<String> supplier;
    private final Duration timeout;

    SuppliedAppSecret(Supplier<String> supplier, Duration timeout) {
        this.supplier = supplier;
        this.timeout = timeout;
    }

    @Override
    public CompletableFuture<String> get() {
        return CompletableFuture.supplyAsync(this::read, SuppliedAppSecret::start)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletableFuture<String> refresh(String rejected) {
        return get();
    }

    private static void start(Runnable task) {
        Thread.ofVirtual().name("app-secret").start(task);
    }

    private String read() {
        String secret = supplier.get();
        if (secret == null || secret.isBlank()) {
            throw new IllegalStateException("the supplier returned no AppSecret");
        }
        return secret.strip();
    }
}
