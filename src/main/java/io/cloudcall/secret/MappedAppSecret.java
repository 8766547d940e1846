package io.cloudcall.secret;

import io.cloudcall.aws.AwsException;
import io.cloudcall.aws.AwsException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The AppSecret of one of several mini programs. When WeChat rejects it, the stored secret is read again: at once for a
 * value that was not rejected before, so that the wrong AppSecret of one mini program does not delay the new one of
 * another, and every ten seconds for the same value. Thread-safe.
 */
final class MappedAppSecret implements AppSecret {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final StoredSecret<Map<String, String>> stored;
    private final String appId;
    private volatile @Nullable String lastRejected;

    MappedAppSecret(StoredSecret<Map<String, String>> stored, String appId) {
        this.stored = stored;
        this.appId = appId;
    }

    @Override
    public CompletableFuture<String> get() {
        return stored.getLatest().thenApply(this::secret);
    }

    @Override
    public CompletableFuture<String> refresh(String rejected) {
        Duration interval = rejected.equals(lastRejected) ? INTERVAL : Duration.ZERO;
        lastRejected = rejected;
        return stored.refresh(secrets -> rejected.equals(secrets.get(appId)), interval)
                .thenApply(this::secret);
    }

    @Override
    public void forgetFailure() {
        stored.forgetFailure();
    }

    private String secret(Map<String, String> secrets) {
        String secret = secrets.get(appId);
        if (secret == null) {
            throw new AwsException(
                    Reason.CONFIGURATION, "The stored AppSecrets have none for this AppID any more: store it again.");
        }
        return secret;
    }
}
