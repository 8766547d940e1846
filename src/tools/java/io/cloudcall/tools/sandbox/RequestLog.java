package io.cloudcall.tools.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most recent requests with their responses, and no more than 64 MiB of their bodies. Older ones are dropped, since
 * a local sandbox may run for days. Thread-safe.
 */
final class RequestLog {
    private static final int MAX_REQUESTS = 10_000;
    private static final long MAX_BYTES = 64L << 20;

    private final Deque<RecordedExchange> exchanges = new ArrayDeque<>();
    private long bytes;
    private long last;

    synchronized RecordedExchange add(ReceivedRequest request) {
        last++;
        RecordedExchange exchange = new RecordedExchange(last, request);
        exchanges.addLast(exchange);
        bytes += exchange.keptBytes();
        dropOldest();
        return exchange;
    }

    /** Adds the fault of an exchange. */
    synchronized void addFault(RecordedExchange exchange, @Nullable Fault fault) {
        exchange.setFault(fault);
    }

    /** Adds the response of an exchange, if that was not dropped meanwhile. */
    synchronized void addResponse(RecordedExchange exchange, StubResponse response) {
        int added = exchange.setAnswer(response);
        if (!exchanges.isEmpty() && exchange.id() >= exchanges.getFirst().id()) {
            bytes += added;
            dropOldest();
        }
    }

    private void dropOldest() {
        while (exchanges.size() > MAX_REQUESTS || bytes > MAX_BYTES) {
            bytes -= exchanges.removeFirst().keptBytes();
        }
    }

    synchronized List<ReceivedRequest> snapshot() {
        return exchanges.stream().map(RecordedExchange::request).toList();
    }

    /** Returns the exchanges, oldest first. */
    synchronized List<RecordedExchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Returns the number of the last request, 0 if there was none. */
    synchronized long last() {
        return last;
    }

    /** Drops all requests. Their numbers are not used again. */
    synchronized void clear() {
        exchanges.clear();
        bytes = 0;
    }
}
