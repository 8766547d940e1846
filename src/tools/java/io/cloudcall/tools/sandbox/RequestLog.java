package io.cloudcall.tools.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The most recent requests, and no more than 64 MiB of their bodies. Older ones are dropped, since a local sandbox may
 * run for days. Thread-safe.
 */
final class RequestLog {

    private static final int MAX_REQUESTS = 10_000;

    private static final long MAX_BYTES = 64L << 20;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private long bytes;

    synchronized void add(ReceivedRequest request) {
        requests.addLast(request);
        bytes += request.bodyLength();
        while (requests.size() > MAX_REQUESTS || bytes > MAX_BYTES) {
            bytes -= requests.removeFirst().bodyLength();
        }
    }

    synchronized List<ReceivedRequest> snapshot() {
        return List.copyOf(requests);
    }
}
