package io.cloudcall;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What Lambda's <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">SnapStart</a>
 * tells a function. The runtime keeps weak references to those that it tells, so somebody must hold on to this.
 */
final class SnapStartHook implements Resource {
    private final Runnable beforeSnapshot;

    private SnapStartHook(Runnable beforeSnapshot) {
        this.beforeSnapshot = beforeSnapshot;
    }

    /**
     * Has {@code beforeSnapshot} run before the process is saved, if that is how it was started; loads nothing
     * otherwise.
     */
    static SnapStartHook register(Runnable beforeSnapshot) {
        SnapStartHook registered = new SnapStartHook(beforeSnapshot);
        Core.getGlobalContext().register(registered);
        return registered;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        beforeSnapshot.run();
    }

    /** Nothing that was taken before the snapshot is in use any more, and time is the wall clock's. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to do.
    }
}
