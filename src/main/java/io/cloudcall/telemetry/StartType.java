package io.cloudcall.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;

/** What an invocation found the process like. */
public enum StartType {
    /** Just started, for this invocation or ahead of it: the first invocation of a process. */
    COLD("cold"),
    /** Just restored from a snapshot: the first invocation of a process since then. */
    RESTORED("restored"),
    /** In use. */
    WARM("warm");

    private final String label;

    StartType(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The starts of one process's invocations. Thread-safe: of invocations at the same time one is the first. */
    public static final class StartTracker {
        private final AtomicBoolean started = new AtomicBoolean();
        private final StartType first;

        /**
         * Begins anew.
         *
         * @param initializationType what Lambda says in AWS_LAMBDA_INITIALIZATION_TYPE
         */
        public StartTracker(String initializationType) {
            first = initializationType.equals("snap-start") ? RESTORED : COLD;
        }

        /** The start of an invocation that begins now. */
        public StartType recordInvocation() {
            return started.getAndSet(true) ? WARM : first;
        }
    }
}
