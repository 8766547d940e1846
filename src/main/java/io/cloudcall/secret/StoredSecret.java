package io.cloudcall.secret;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * A secret that AWS Secrets Manager holds, before there is a way to it.
 *
 * @param id which one
 * @param settings the environment
 * @param clock what tells how long to remember that it could not be read, and the time of requests
 */
record StoredSecret(SecretId id, AwsSettings settings, Clock clock) implements AppSecret {

    @Override
    public AppSecret over(AwsTransport transport) {
        return new CachedSecret(
                () -> new SecretsManager(id, settings, transport, clock).appSecret(),
                clock,
                task -> Thread.ofPlatform().daemon().name("app-secret").start(task));
    }

    @Override
    public CompletableFuture<String> current() {
        return CompletableFuture.failedFuture(new IllegalStateException("nobody has said how to reach the store"));
    }

    @Override
    public CompletableFuture<String> insteadOf(String wrong) {
        return current();
    }
}
