package io.cloudcall.wechat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The text of signing keys, read on first use and cached. Thread-safe. Futures fail with
 * {@link io.cloudcall.aws.AwsException}.
 */
interface SigningKeysText {
    /** The time within which the text is not read again once more. */
    Duration MIN_INTERVAL = Duration.ofSeconds(10);

    CompletableFuture<String> get();

    /** Returns the text, read again if the cached one is {@code outdated}, unless that was done just now. */
    CompletableFuture<String> refresh(String outdated);
}
