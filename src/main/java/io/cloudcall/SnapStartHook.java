package io.cloudcall;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * The runtime hook of Lambda's <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">SnapStart</a>. The runtime
 * keeps only a weak reference, so the caller must keep a strong one.
 */
final class SnapStartHook implements Resource {
    private final Runnable beforeSnapshot;

    private SnapStartHook(Runnable beforeSnapshot) {
        this.beforeSnapshot = beforeSnapshot;
    }

    /** Registers {@code beforeSnapshot} to run before the snapshot of the process. */
    static SnapStartHook register(Runnable beforeSnapshot) {
        SnapStartHook hook = new SnapStartHook(beforeSnapshot);
        Core.getGlobalContext().register(hook);
        return hook;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        beforeSnapshot.run();
    }

    /** Does nothing: no connection or token from before the snapshot is in use, and tokens expire by the wall clock. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to do.
    }
}
