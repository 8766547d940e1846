package io.cloudcall;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A handler of the log records of Netty and Vert.x that passes on the exceptions in them. Of a failure on an event loop
 * they sometimes only log it, and the exchange runs into its timeout.
 */
final class LibraryLogWatcher extends Handler {
    private final Consumer<@Nullable Throwable> failures;

    /** Strong references: the log manager keeps only weak ones. */
    private final List<Logger> loggers;

    private LibraryLogWatcher(Consumer<@Nullable Throwable> failures) {
        this.failures = failures;
        loggers = Stream.of("io.netty", "io.vertx").map(Logger::getLogger).toList();
    }

    /** Installs a handler that passes on exceptions as long as it is referenced. */
    static LibraryLogWatcher install(Consumer<@Nullable Throwable> failures) {
        LibraryLogWatcher watcher = new LibraryLogWatcher(failures);
        watcher.loggers.forEach(logger -> logger.addHandler(watcher));
        return watcher;
    }

    @Override
    public void publish(LogRecord logged) {
        failures.accept(logged.getThrown());
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        loggers.forEach(logger -> logger.removeHandler(this));
    }
}
