package io.cloudcall.secret;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * AppSecrets in one stored secret, which is read again for one of them while the others stay in use: neither a read in
 * progress nor one that failed delays them. Thread-safe.
 *
 * @param stored the stored secret: the AppSecret by the AppID
 */
record StoredAppSecrets(StoredSecret<Map<String, String>> stored) implements AppSecrets {
    private static final Duration UNKNOWN_INTERVAL = Duration.ofMinutes(1);

    @Override
    public CompletableFuture<Boolean> contains(String appId) {
        CompletableFuture<Map<String, String>> latest = stored.getLatest();
        // A secret that is being read now will be recent enough.
        return latest.isDone()
                ? latest.thenCompose(secrets -> containsOrRefresh(secrets, appId))
                : latest.thenApply(secrets -> secrets.containsKey(appId));
    }

    private CompletableFuture<Boolean> containsOrRefresh(Map<String, String> secrets, String appId) {
        return secrets.containsKey(appId)
                ? CompletableFuture.completedFuture(true)
                : stored.refresh(refreshed -> !refreshed.containsKey(appId), UNKNOWN_INTERVAL)
                        .thenApply(refreshed -> refreshed.containsKey(appId));
    }

    @Override
    public AppSecret get(String appId) {
        return new MappedAppSecret(stored, appId);
    }

    @Override
    public void forgetFailure() {
        stored.forgetFailure();
    }
}
