package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.AppliedFault;
import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.TokenCounters;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
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
 * @param faults the faults of requests, in the sandbox's order
 * @param connectionFaults the faults of connections, in the sandbox's order
 * @param ledger finds the apps and invocations that requests belong to
 * @param tampered the signed requests whose response was tampered with
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
        AppLedger ledger,
        List<ReceivedRequest> tampered,
        TokenCounters counters,
        int jumps,
        int closings,
        Set<String> secrets,
        String libraryLog,
        StallDetector stalls) {
    /** Returns the invocations of the storm and those after it. */
    Stream<ChaosInvocation> all() {
        return Stream.concat(invocations.stream(), aftermath.invocations().stream());
    }

    Stream<ReceivedRequest> tokenRequests() {
        Set<String> paths = config.tokenPaths();
        return requests.stream().filter(request -> paths.contains(request.path()));
    }

    /** Returns the times of forced refreshes, by AppID. */
    Map<String, List<Instant>> forcedRefreshes() {
        return tokenRequests()
                .map(request -> Map.entry(request.arrivedAt(), request.body().toString()))
                .filter(request -> request.getValue().contains("\"force_refresh\":true"))
                .collect(Collectors.groupingBy(
                        request -> new JsonObject(request.getValue()).getString("appid"),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    /** Returns how many API requests each invocation caused, by its number. */
    Map<Integer, Long> requestCounts() {
        return requests.stream()
                .map(ledger.marks()::of)
                .filter(OptionalInt::isPresent)
                .collect(Collectors.groupingBy(OptionalInt::getAsInt, Collectors.counting()));
    }

    long stalledMillis(ChaosInvocation invocation) {
        return stalls.stalledMillis(invocation.startNanos(), invocation.endNanos());
    }
}
