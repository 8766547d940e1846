package io.cloudcall.chaos;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The log output of libraries, which bypasses the function's own log: Lambda would write it to the same place.
 * Thread-safe.
 */
final class LibraryLogCapture extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private LibraryLogCapture() {}

    static LibraryLogCapture start() {
        LibraryLogCapture capture = new LibraryLogCapture();
        capture.setFormatter(new SimpleFormatter());
        capture.root.addHandler(capture);
        return capture;
    }

    /** Removes and returns the captured output. */
    String take() {
        StringBuilder all = new StringBuilder();
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            all.append(line);
        }
        return all.toString();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(getFormatter().format(line));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
