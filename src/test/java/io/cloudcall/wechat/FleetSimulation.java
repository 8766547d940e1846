package io.cloudcall.wechat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A simulation of a fleet in {@link VirtualTime}: instances with the function's own token cache, failure cache, limits
 * of forced renewals, retries and retry budget, against WeChat with its limits.
 */
final class FleetSimulation {
    private static final long SEED = 19;

    /** The time that calls in flight may take after the end of the last. */
    private static final int DRAIN_SECONDS = 60;

    private FleetSimulation() {}

    /** Returns what is counted in a run, which is always the same for a scenario. */
    static FleetFigures run(FleetScenario scenario) {
        RandomGenerator random = new SplittableRandom(SEED);
        VirtualTime time = new VirtualTime();
        FleetFigures figures =
                new FleetFigures((int) scenario.duration().toSeconds() + DRAIN_SECONDS, scenario.instances());
        FleetWeChat weChat = new FleetWeChat(time, scenario, figures, random);
        double gap = (double) scenario.startSpan().toMillis() / scenario.instances();
        for (int i = 0; i < scenario.instances(); i++) {
            FleetInstance instance = new FleetInstance(i, time, scenario, figures, weChat, random);
            time.after((long) (i * gap), instance::start);
        }
        time.run();
        return figures;
    }
}
