package io.cloudcall.chaos;

import java.util.List;

/** Threads that invoke one function, each as soon as it is free. */
final class Crowd {
    private Crowd() {}

    /** All invocations of an episode. */
    static List<Invocation> invoke(EpisodeSettings settings, Storm storm, Invoker invoker) throws InterruptedException {
        return Threads.each(
                settings.threads(), settings.invocations(), number -> invoker.invoke(number, storm.before(number)));
    }
}
