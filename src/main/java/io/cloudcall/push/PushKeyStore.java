package io.cloudcall.push;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A store of keys, for one mini program or several. Thread-safe. Futures fail with
 * {@link io.cloudcall.aws.AwsException}.
 */
interface PushKeyStore {

    /** Returns the keys by AppID as they were read last, which is on first use. */
    CompletableFuture<Map<String, PushKeys>> get();

    /** Returns the keys after {@code unfit} did not fit: read again, unless that was done within a minute. */
    CompletableFuture<Map<String, PushKeys>> refresh(Map<String, PushKeys> unfit);

    /** Returns a store of constant keys. */
    static PushKeyStore of(Map<String, PushKeys> keys) {
        return new PushKeyStore() {
            @Override
            public CompletableFuture<Map<String, PushKeys>> get() {
                return CompletableFuture.completedFuture(keys);
            }

            @Override
            public CompletableFuture<Map<String, PushKeys>> refresh(Map<String, PushKeys> unfit) {
                return get();
            }
        };
    }
}
