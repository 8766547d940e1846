package io.cloudcall.chaos;

import java.util.List;

/** Threads that invoke one function, each as soon as it is free. */
final class ConcurrentInvoker {
    private ConcurrentInvoker() {}

    /** All invocations of an episode. */
    static List<ChaosInvocation> invoke(ScenarioConfig settings, FaultSchedule storm, Invoker invoker)
            throws InterruptedException {
        return Threads.each(
                settings.threads(), settings.invocations(), number -> invoker.invoke(number, storm.before(number)));
    }
}
