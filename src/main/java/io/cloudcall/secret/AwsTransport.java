package io.cloudcall.secret;

import java.util.concurrent.CompletableFuture;

/** What a stored secret needs of those who have connections. Thread-safe. */
public interface AwsTransport {

    /**
     * Sends a request, once, by no proxy, and follows no redirect.
     *
     * @param timeoutMillis the most that the whole exchange may take, connecting included
     * @return the answer, or what kept it from coming whole: a failure that quotes neither request nor answer
     */
    CompletableFuture<AwsAnswer> send(AwsRequest request, long timeoutMillis);

    /** Waits for a moment, since an attempt failed and there shall be another. */
    void pause();
}
