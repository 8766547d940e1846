package io.cloudcall.http;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * A transport that sends a request once more, if the time and the budget allow, after its connection failed: any
 * request if no part of it was sent, an idempotent one also if the server closed or reset the connection, or sent what
 * cannot be the response. The retry opens a connection, as any other may be stale too.
 */
public final class ConnectionRetryTransport implements Transport {
    private final Transport transport;
    private final Clock clock;
    private final RetryBudget budget;
    private final Runnable onSend;

    /** Creates a transport whose retries draw from {@code budget}. */
    public ConnectionRetryTransport(Transport transport, Clock clock, RetryBudget budget) {
        this(transport, clock, budget, () -> {});
    }

    private ConnectionRetryTransport(Transport transport, Clock clock, RetryBudget budget, Runnable onSend) {
        this.transport = transport;
        this.clock = clock;
        this.budget = budget;
        this.onSend = onSend;
    }

    /** Returns a transport over the same connections that runs {@code listener} before each attempt. */
    public Transport withListener(Runnable listener) {
        return new ConnectionRetryTransport(transport, clock, budget, listener);
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request, long timeoutMillis) {
        long startedAt = clock.millis();
        return sendOnce(request, timeoutMillis).exceptionallyCompose(failure -> {
            long elapsed = clock.millis() - startedAt;
            boolean hasTime = elapsed >= 0 && 2 * elapsed < timeoutMillis;
            int cost = cost(failure, request.idempotent());
            return hasTime && cost > 0 && budget.tryAcquire(cost)
                    ? retry(request, timeoutMillis - elapsed, cost)
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private CompletableFuture<TransportResponse> retry(TransportRequest request, long timeoutMillis, int cost) {
        return sendOnce(request.asRetry(), timeoutMillis).whenComplete((response, failure) -> {
            if (failure == null) {
                budget.refund(cost);
            }
        });
    }

    private CompletableFuture<TransportResponse> sendOnce(TransportRequest request, long timeoutMillis) {
        onSend.run();
        return transport.send(request, timeoutMillis);
    }

    /** Returns the cost of a retry after a failure, or 0 for a failure without retry. */
    private static int cost(Throwable failure, boolean idempotent) {
        if (!(failure instanceof TransportException exception)) {
            return 0;
        }
        boolean repeatable = switch (exception.kind()) {
            case CLOSED_IN_HANDSHAKE, CLOSED_BEFORE_RESPONSE, CLOSED_MID_RESPONSE, MALFORMED_RESPONSE -> true;
            default -> false;
        };
        if (!repeatable || !(idempotent || exception.isUnsent())) {
            return 0;
        }
        return exception.isUnsent() ? RetryBudget.UNSENT_RETRY_COST : RetryBudget.RETRY_COST;
    }

    @Override
    public void openAhead(TransportRequest request) {
        transport.openAhead(request);
    }

    @Override
    public void openSpare(TransportRequest request) {
        transport.openSpare(request);
    }

    @Override
    public void close() {
        transport.close();
    }
}
