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
record SecretsManagerAppSecret(SecretReference id, AwsEnvironment settings, Clock clock) implements AppSecret {

    @Override
    public AppSecret over(AwsTransport transport) {
        return new CachedAppSecret(
                () -> new SecretsManagerClient(id, settings, transport, clock).getAppSecret(),
                clock,
                task -> Thread.ofPlatform().daemon().name("app-secret").start(task));
    }

    @Override
    public CompletableFuture<String> get() {
        return CompletableFuture.failedFuture(new IllegalStateException("nobody has said how to reach the store"));
    }

    @Override
    public CompletableFuture<String> refresh(String wrong) {
        return get();
    }
}
