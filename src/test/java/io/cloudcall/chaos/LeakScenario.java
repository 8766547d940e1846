package io.cloudcall.chaos;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;

/**
 * One function object through several storms, each with another server on the same port. What is left in the heap once a server and
 * its storm are gone is the function's; more of it after each storm is a leak, of timers, futures or connections, that would not
 * show after the function's own end.
 */
final class LeakScenario {
    private static final int STORMS = 4;

    private final ScenarioConfig settings;
    private final JumpingClock clock = new JumpingClock(Scenario.MORNING);

    LeakScenario(ScenarioConfig settings) {
        this.settings = settings;
    }

    /** What the process takes up after each storm. */
    List<ResourceUsage> footprints() throws InterruptedException {
        Sandbox first = Sandbox.builder().clock(clock).start();
        int port = first.port();
        List<ResourceUsage> footprints = new ArrayList<>();
        try (CloudFunction function = FunctionFactory.at(first, settings, clock);
                StallDetector heartbeat = StallDetector.start()) {
            first.close();
            for (int i = 0; i < STORMS; i++) {
                storm(port, new Invoker(function, clock, heartbeat));
                footprints.add(ResourceUsage.now());
            }
        }
        return footprints;
    }

    private void storm(int port, Invoker invoker) throws InterruptedException {
        try (Sandbox sandbox = Sandbox.builder().clock(clock).port(port).start()) {
            ConcurrentInvoker.invoke(settings, new FaultSchedule(sandbox, settings, clock), invoker);
        }
    }
}
