package io.cloudcall.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;

/** The state of the process in which an invocation begins. */
public enum StartType {
    /** Started, for this invocation or before it: the first invocation of a process. */
    COLD("cold"),
    /** Restored from a snapshot: the first invocation of a process since then. */
    RESTORED("restored"),
    /** In use: any later invocation. */
    WARM("warm");

    private final String label;

    StartType(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The start types of one process's invocations. Thread-safe: of concurrent invocations one is the first. */
    public static final class StartTracker {
        private final AtomicBoolean started = new AtomicBoolean();
        private final StartType first;

        /**
         * Creates a tracker before the first invocation.
         *
         * @param initializationType the value of AWS_LAMBDA_INITIALIZATION_TYPE
         */
        public StartTracker(String initializationType) {
            first = initializationType.equals("snap-start") ? RESTORED : COLD;
        }

        /** Records an invocation that begins now, and returns its start type. */
        public StartType recordInvocation() {
            return started.getAndSet(true) ? WARM : first;
        }
    }
}
