package io.cloudcall.tools.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The most recent requests. Older ones are dropped, since a local sandbox may run for days. Thread-safe. */
final class RequestLog {

    private static final int MAX_REQUESTS = 10_000;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();

    synchronized void add(ReceivedRequest request) {
        if (requests.size() == MAX_REQUESTS) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<ReceivedRequest> snapshot() {
        return List.copyOf(requests);
    }
}
