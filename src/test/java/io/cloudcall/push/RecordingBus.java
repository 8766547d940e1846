package io.cloudcall.push;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A bus that keeps the messages put on it. Thread-safe. */
final class RecordingBus implements EventBus {
    private final Queue<PushMessage> messages = new ConcurrentLinkedQueue<>();

    @Override
    public void prepare() {
        // Nothing to connect.
    }

    @Override
    public void put(PushMessage message, PushDeadline deadline) {
        messages.add(message);
    }

    List<PushMessage> messages() {
        return List.copyOf(messages);
    }

    void clear() {
        messages.clear();
    }
}
