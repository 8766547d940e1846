package io.cloudcall.chaos;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What libraries log past the function's own log: Lambda would write it to the same place. */
final class LibraryLogCapture extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private LibraryLogCapture() {}

    static LibraryLogCapture capture() {
        LibraryLogCapture output = new LibraryLogCapture();
        output.setFormatter(new SimpleFormatter());
        output.root.addHandler(output);
        return output;
    }

    /** All since the last time. */
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
