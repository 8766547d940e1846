package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.AppliedFault;
import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.TokenCounters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The record of an episode.
 *
 * @param config the episode's configuration
 * @param orders what the invocations asked about
 * @param invocations those of the storm
 * @param aftermath what was found when the storm was over
 * @param requests all that the sandbox received
 * @param faults what went wrong, in the sandbox's order
 * @param connectionFaults what happened to connections, in the sandbox's order
 * @param counters the sandbox's count of token calls
 * @param jumps how often the clock jumped
 * @param closings how often all connections were closed
 * @param secrets what may be in no output
 * @param libraryLog what libraries logged
 * @param stalls when the machine stood still
 */
record ScenarioLog(
        ScenarioConfig config,
        TestOrders orders,
        List<ChaosInvocation> invocations,
        RecoversAfterFaults.Aftermath aftermath,
        List<ReceivedRequest> requests,
        List<AppliedFault> faults,
        List<ConnectionFault> connectionFaults,
        TokenCounters counters,
        int jumps,
        int closings,
        Set<String> secrets,
        String libraryLog,
        StallDetector stalls) {
    private static final Pattern INVOCATION = Pattern.compile("\"invocation\":(\\d+)");

    /** Returns the invocations of the storm and those after it. */
    Stream<ChaosInvocation> all() {
        return Stream.concat(invocations.stream(), Stream.of(aftermath.first(), aftermath.second()));
    }

    Stream<ReceivedRequest> tokenRequests() {
        return requests.stream().filter(request -> request.path().equals(config.tokenPath()));
    }

    List<Instant> forcedRefreshes() {
        return tokenRequests()
                .filter(request -> request.body().toString().contains("\"force_refresh\":true"))
                .map(ReceivedRequest::arrivedAt)
                .toList();
    }

    /** Returns how many API requests each invocation caused, by its number. */
    Map<Integer, Long> requestCounts() {
        return requests.stream()
                .map(request -> INVOCATION.matcher(request.body().toString()))
                .filter(Matcher::find)
                .collect(Collectors.groupingBy(found -> Integer.valueOf(found.group(1)), Collectors.counting()));
    }

    long stalledMillis(ChaosInvocation invocation) {
        return stalls.stalledMillis(invocation.startNanos(), invocation.endNanos());
    }
}
