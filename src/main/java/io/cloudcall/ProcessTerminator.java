package io.cloudcall;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The end of a process in which a class cannot be linked or initialized. The JVM never tries an initializer again, so
 * that only a new process works. Thread-safe.
 *
 * <p>The runtime interface client posts a response after the handler has returned, and then requests the next event.
 * The process ends while all its handler threads do so: no response is lost, and Lambda starts another process for the
 * next event.
 */
final class ProcessTerminator {
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";
    private static final String NEXT_EVENT = "nextInvocation";
    private static final int EXIT_STATUS = 1;

    /** Causes may form a cycle. */
    private static final int MAX_CAUSES = 50;

    /** A bound in checks rather than time, which passes while Lambda freezes the process. */
    private static final int MAX_CHECKS = 10_000;

    private static final int CHECK_INTERVAL_MILLIS = 1;

    private final boolean enabled;
    private final Set<Thread> handlerThreads = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean terminating = new AtomicBoolean();
    private volatile boolean due;

    /** Null before the first invocation: logging takes time to initialize. */
    private volatile @Nullable LibraryLogWatcher libraryLogs;

    /** Creates a terminator that does nothing unless {@code enabled}, as in a process of its own. */
    ProcessTerminator(boolean enabled) {
        this.enabled = enabled;
    }

    /** Records a failure, which counts if it, or a cause of it, is one of linkage, such as a failed initializer's. */
    void recordFailure(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof LinkageError) {
                due = true;
            }
        }
    }

    /** Returns whether a failure of linkage has been recorded. */
    boolean isDue() {
        return due;
    }

    /** Registers the current thread as one that handles invocations. */
    void registerHandlerThread() {
        if (enabled && handlerThreads.add(Thread.currentThread()) && libraryLogs == null) {
            libraryLogs = LibraryLogWatcher.install(this::recordFailure);
        }
    }

    /** Ends the process, if due, once the responses of all invocations in flight are posted, or after ten seconds. */
    void terminateIfDue(LambdaLogger logger) {
        if (enabled && due && terminating.compareAndSet(false, true)) {
            log(
                    logger,
                    "A class cannot be initialized, and never will be in this process: it ends after its response.");
            Thread thread = new Thread(() -> awaitResponsesAndHalt(logger), "cloudcall-terminator");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void awaitResponsesAndHalt(LambdaLogger logger) {
        for (int i = 0; i < MAX_CHECKS && countBusyThreads() > 0; i++) {
            try {
                Thread.sleep(CHECK_INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                break;
            }
        }
        long busy = countBusyThreads();
        if (busy > 0) {
            log(logger, "The process ends without a response to invocations in flight: " + busy + ".");
        }
        Runtime.getRuntime().halt(EXIT_STATUS);
    }

    private long countBusyThreads() {
        return handlerThreads.stream()
                .filter(thread -> thread.isAlive() && !isAwaitingEvent(thread))
                .count();
    }

    private static boolean isAwaitingEvent(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().startsWith(NEXT_EVENT)
                    && frame.getClassName().startsWith(RUNTIME_CLIENT)) {
                return true;
            }
        }
        return false;
    }

    private static void log(LambdaLogger logger, String line) {
        logger.log(line + System.lineSeparator(), LogLevel.ERROR);
    }
}
