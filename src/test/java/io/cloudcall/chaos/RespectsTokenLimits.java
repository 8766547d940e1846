package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.AppliedFault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Token calls stay inside WeChat's limits: the sandbox never refused one, forced refreshes are 30 s apart by the sandbox's clock,
 * those included whose answers were faults, and after a permanent error there is a rest.
 */
final class RespectsTokenLimits implements Invariant {
    private static final Duration FORCED_APART = Duration.ofSeconds(30);

    /** A client with a valid token may try to renew it every 10 s; one without waits longer. */
    private static final Duration LEAST_REST = Duration.ofSeconds(9);

    @Override
    public Stream<Violation> violations(ScenarioLog evidence) {
        return Stream.of(refused(evidence), forcedTooSoon(evidence), hammering(evidence))
                .flatMap(found -> found)
                .map(what -> new Violation("StaysWithinLimits", what));
    }

    private static Stream<String> refused(ScenarioLog evidence) {
        return Stream.of(evidence.counters())
                .filter(counters -> counters.limitViolations() > 0)
                .map(counters -> "the sandbox refused token calls: " + counters);
    }

    static boolean isForced(ReceivedRequest request) {
        return request.body().toString().contains("\"force_refresh\":true");
    }

    private static Stream<String> forcedTooSoon(ScenarioLog evidence) {
        List<Instant> forced = evidence.tokenRequests().stream()
                .filter(RespectsTokenLimits::isForced)
                .map(ReceivedRequest::arrivedAt)
                .toList();
        return IntStream.range(1, forced.size())
                .filter(i -> forced.get(i).isBefore(forced.get(i - 1).plus(FORCED_APART)))
                .mapToObj(i -> "forced refreshes at " + forced.get(i - 1) + " and " + forced.get(i) + ", jumps "
                        + evidence.clock().jumps());
    }

    /** The client does not know of an error that it could not read; and for a clock that jumps meanwhile the call is lost. */
    private static Stream<String> hammering(ScenarioLog evidence) {
        Set<Long> spoilt = evidence.spoiltConnections();
        return evidence.tokenFaults().stream()
                .filter(played -> DocumentedErrcodes.isPermanentForTokens(evidence.kind(played)))
                .map(AppliedFault::request)
                .filter(refused -> !spoilt.contains(refused.connection()))
                .filter(refused -> !evidence.clock().jumpedBefore(refused.arrivedAt(), ScenarioLog.TRANSIT)
                        && !evidence.clock().jumpedAfter(refused.arrivedAt(), ScenarioLog.TRANSIT))
                .filter(refused -> evidence.tokenRequests().stream().anyMatch(next -> isTooSoon(next, refused)))
                .map(refused -> "a token call followed soon after a permanent error at " + refused.arrivedAt());
    }

    private static boolean isTooSoon(ReceivedRequest next, ReceivedRequest refused) {
        return next.arrivedAt().isAfter(refused.arrivedAt())
                && next.arrivedAt().isBefore(refused.arrivedAt().plus(LEAST_REST));
    }
}
