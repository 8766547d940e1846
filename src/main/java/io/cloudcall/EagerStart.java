package io.cloudcall;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The end of an eager start, which the initialization of a process waits for if no event does. */
final class EagerStart {
    /** Below Lambda's limit of an initialization, which is ten seconds where events wait for it. */
    private static final long MAX_WAIT_MILLIS = 6_000;

    private EagerStart() {}

    /**
     * Waits for the end of an eager start where Lambda initializes processes ahead of their events: it freezes them
     * afterwards, and a request would end with its connection.
     *
     * @param initialization the value of AWS_LAMBDA_INITIALIZATION_TYPE
     */
    static void await(CompletableFuture<Boolean> end, String initialization) {
        if (!initialization.equals("provisioned-concurrency")) {
            return;
        }
        try {
            end.get(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The first event fetches what is missing.
        }
    }
}
