package io.cloudcall.tools.sandbox.push;

/** State that changes with time and requests, and is looked at for what there is to push. */
@FunctionalInterface
public interface PushSource {

    /** Pushes what has changed since the last call. */
    void pushChanges();
}
