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
    private final Runnable afterRestore;

    private SnapStartHook(Runnable beforeSnapshot, Runnable afterRestore) {
        this.beforeSnapshot = beforeSnapshot;
        this.afterRestore = afterRestore;
    }

    /** Registers actions to run before the snapshot of the process, and in each process restored from it. */
    static SnapStartHook register(Runnable beforeSnapshot, Runnable afterRestore) {
        SnapStartHook hook = new SnapStartHook(beforeSnapshot, afterRestore);
        Core.getGlobalContext().register(hook);
        return hook;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        beforeSnapshot.run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        afterRestore.run();
    }
}
