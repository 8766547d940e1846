package io.cloudcall.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The storms that follow from one seed, their violations and their figures. Not thread-safe. */
final class ChaosRun {
    private static final int WARM_UP_INVOCATIONS = 200;

    /** One bug may show in each invocation. */
    private static final int MAX_REPORTED = 3;

    private static final Pattern ERROR = Pattern.compile("\\{\"errCode\":(-?\\d+),.*");

    private final ChaosOptions options;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Map<String, Integer> results = new TreeMap<>();
    private final Map<String, Long> totals = new TreeMap<>();
    private int invocations;

    ChaosRun(ChaosOptions options) {
        this.options = options;
    }

    /** Runs storms up to the first one with violations, and returns these, to be read. */
    List<String> run() throws InterruptedException {
        SplittableRandom seeds = new SplittableRandom(options.seed());
        try (StallDetector stalls = StallDetector.start()) {
            warmUp(stalls);
            ResourceUsage before = ResourceUsage.measure();
            boolean ended = false;
            for (int episode = 0; !ended; episode++) {
                ScenarioConfig config = options.config(seeds.nextLong());
                if (options.includes(episode)) {
                    check(episode, Scenario.run(config, stalls));
                }
                ended = options.endsAt(episode) || invocations >= options.invocations() || !violations.isEmpty();
            }
            if (violations.isEmpty()) {
                before.awaitNoGrowth().forEach(violations::add);
            }
        }
        return violations;
    }

    /** Loads what both protocols need, so that it counts as no growth. */
    private void warmUp(StallDetector stalls) throws InterruptedException {
        ScenarioConfig config = ScenarioConfig.fromSeed(options.seed())
                .withLoad(4, WARM_UP_INVOCATIONS)
                .withSigned(true);
        Scenario.run(config.withTls(true), stalls);
        Scenario.run(config.withTls(false), stalls);
    }

    private void check(int episode, ScenarioLog log) {
        count(log);
        for (Invariant invariant : Invariant.all()) {
            invariant
                    .check()
                    .apply(log)
                    .limit(MAX_REPORTED)
                    .map(violation -> invariant.name() + " is violated in episode " + episode + ", " + log.config()
                            + ": " + violation + "\n  repeat with: "
                            + options.command(ChaosSafetyIT.class, episode))
                    .forEach(violations::add);
        }
    }

    private void count(ScenarioLog log) {
        invocations += log.invocations().size();
        add("episodes", 1);
        add("apps", log.config().apps());
        add("spoilt signed responses", log.tampered().size());
        add("episodes of signed calls", log.config().signed() ? 1 : 0);
        add("requests", log.requests().size());
        add("token calls", log.tokenRequests().count());
        add(
                "forced refreshes",
                log.forcedRefreshes().values().stream().mapToLong(List::size).sum());
        add("clock jumps", log.jumps());
        add("closings of all connections", log.closings());
        log.faults().forEach(applied -> faults.merge(applied.fault().toString(), 1, Integer::sum));
        log.connectionFaults().forEach(applied -> faults.merge(applied.toString(), 1, Integer::sum));
        log.invocations().forEach(invocation -> results.merge(category(invocation, log), 1, Integer::sum));
    }

    private void add(String total, long n) {
        totals.merge(total, n, Long::sum);
    }

    private static String category(ChaosInvocation invocation, ScenarioLog log) {
        Matcher error = ERROR.matcher(invocation.result());
        return error.matches() ? error.group(1) : log.orders().isNormal(invocation) ? "the order" : "another success";
    }

    @Override
    public String toString() {
        return "chaos, seed " + options.seed() + ": " + invocations + " invocations, " + totals + "\n  results: "
                + results + "\n  faults: " + faults + "\n  violations: " + violations.size();
    }
}
