package io.cloudcall.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run amounts to. Not thread-safe. */
final class RunSummary {
    private static final Pattern ERROR = Pattern.compile("\\{\"errCode\":(-?\\d+),.*");

    private final long began = System.nanoTime();
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Map<String, Integer> results = new TreeMap<>();
    private int episodes;
    private int invocations;
    private long apiRequests;
    private long tokenRequests;
    private long forcedRefreshes;
    private int jumps;
    private int closings;

    void add(ScenarioLog evidence) {
        episodes++;
        invocations += evidence.invocations().size();
        long requests =
                evidence.requests().values().stream().mapToLong(List::size).sum();
        tokenRequests += evidence.tokenRequests().size();
        apiRequests += requests - evidence.tokenRequests().size();
        forcedRefreshes += evidence.tokenRequests().stream()
                .filter(RespectsTokenLimits::isForced)
                .count();
        jumps += evidence.clock().jumps().size();
        closings += evidence.closings().size() / 2;
        evidence.faults()
                .forEach((owner, played) -> played.forEach(fault -> faults.merge(
                        (owner.equals(ScenarioLog.SHARED) ? "token call: " : "call: ")
                                + evidence.kind(fault).name(),
                        1,
                        Integer::sum)));
        evidence.invocations().forEach(invocation -> results.merge(kind(invocation, evidence), 1, Integer::sum));
    }

    private static String kind(ChaosInvocation invocation, ScenarioLog evidence) {
        Matcher error = ERROR.matcher(invocation.result());
        return error.matches()
                ? error.group(1)
                : invocation.result().equals(evidence.normal()) ? "the accounts" : "another success";
    }

    int invocations() {
        return invocations;
    }

    @Override
    public String toString() {
        return invocations + " invocations in " + episodes + " episodes in "
                + (System.nanoTime() - began) / 1_000_000_000
                + " s: " + apiRequests + " API requests, " + tokenRequests + " token calls, of these " + forcedRefreshes
                + " forced refreshes; "
                + faults.values().stream().mapToInt(n -> n).sum() + " faults met, " + jumps
                + " clock jumps, all connections closed " + closings + " times\n  results: " + results
                + "\n  faults met: "
                + faults;
    }
}
