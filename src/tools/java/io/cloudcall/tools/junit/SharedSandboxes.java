package io.cloudcall.tools.junit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The sandboxes that the tests of a top-level class share. Thread-safe. */
@SuppressWarnings("deprecation")
final class SharedSandboxes implements Store.CloseableResource, AutoCloseable {
    private final Map<CloudcallSandbox, RunningSandbox> running = new LinkedHashMap<>();
    private final Semaphore turn = new Semaphore(1, true);

    /** Returns the sandbox of this annotation, which is started if none is equal to it. */
    synchronized RunningSandbox get(CloudcallSandbox options) {
        return running.computeIfAbsent(options, RunningSandbox::start);
    }

    /** Returns the annotations whose sandboxes run. */
    synchronized List<CloudcallSandbox> declarations() {
        return List.copyOf(running.keySet());
    }

    /** Waits until no other test has the sandboxes. */
    Turn takeTurn() {
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another test of the class had the sandbox", e);
        }
        return new Turn(turn);
    }

    @Override
    public synchronized void close() throws IOException {
        for (RunningSandbox each : running.values()) {
            each.close();
        }
    }

    /** The time of one test with the sandboxes, which ends with the test's store. */
    record Turn(Semaphore semaphore) implements Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            semaphore.release();
        }
    }
}
