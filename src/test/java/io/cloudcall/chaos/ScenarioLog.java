package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.AppliedFault;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.TokenCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of an episode when it is over.
 *
 * @param settings what it was
 * @param normal the result of an invocation that nothing happens to
 * @param invocations those of the storm
 * @param aftermath what was found when the storm was over
 * @param requests all that the sandbox received
 * @param faults what went wrong, in the sandbox's order
 * @param kinds what is known of the faults
 * @param clock the clock of both sides
 * @param closings when connections were closed: beginning and end by turns
 * @param tokenEvents how often a token was ended or the clock moved
 * @param counters the sandbox's count of token calls
 * @param secrets what nobody may see
 * @param otherOutput what libraries logged
 */
record ScenarioLog(
        ScenarioConfig settings,
        String normal,
        List<ChaosInvocation> invocations,
        PostConditions aftermath,
        Map<String, List<ReceivedRequest>> requests,
        Map<String, List<AppliedFault>> faults,
        Map<Fault, ChaosFault> kinds,
        JumpingClock clock,
        List<Instant> closings,
        int tokenEvents,
        TokenCounters counters,
        Set<String> secrets,
        String otherOutput) {

    /** What a request belongs to that no single invocation caused. */
    static final String SHARED = "token";

    /** How long the client may remember a refused token call, and a little more. */
    private static final Duration REMEMBERED = Duration.ofSeconds(62);

    /** An answer that is sent at once is read by then, on a loaded machine too. */
    static final Duration TRANSIT = Duration.ofMillis(100);

    static String owner(ReceivedRequest request) {
        return Objects.requireNonNullElse(request.queryParameter("invocation"), SHARED);
    }

    /** The invocations of the storm and those after it. */
    Stream<ChaosInvocation> all() {
        return Stream.concat(invocations.stream(), Stream.of(aftermath.first(), aftermath.second()));
    }

    /** The API requests that an invocation caused. */
    List<ReceivedRequest> requestsOf(ChaosInvocation invocation) {
        return requests.getOrDefault(Integer.toString(invocation.number()), List.of());
    }

    List<ReceivedRequest> tokenRequests() {
        return requests.getOrDefault(SHARED, List.of());
    }

    List<AppliedFault> tokenFaults() {
        return faults.getOrDefault(SHARED, List.of());
    }

    ChaosFault kind(AppliedFault played) {
        return Objects.requireNonNull(kinds.get(played.fault()));
    }

    /** What went wrong with API requests of this invocation. */
    Stream<ChaosFault> apiFaultsOf(ChaosInvocation invocation) {
        return faults.getOrDefault(Integer.toString(invocation.number()), List.of()).stream()
                .map(this::kind);
    }

    /** What went wrong with token requests that this invocation may have waited for, or whose refusal was still remembered. */
    Stream<ChaosFault> tokenFaultsNear(ChaosInvocation invocation) {
        Instant earliest = invocation.began().minus(REMEMBERED);
        return tokenFaults().stream()
                .filter(played -> !played.request().arrivedAt().isAfter(invocation.ended()))
                .filter(played -> !receivedBy(played).isBefore(earliest))
                .map(this::kind);
    }

    /** When the client knew of a fault at the latest. It learns of an errcode at once, of others perhaps when its time runs out. */
    private Instant receivedBy(AppliedFault played) {
        Duration transit = DocumentedErrcodes.isPermanentForTokens(kind(played))
                ? TRANSIT
                : Duration.ofMillis(2L * settings.requestTimeoutMillis());
        return clock.after(played.request().arrivedAt(), transit);
    }

    /** Connections over which a request after another may have got an answer that cannot be read. */
    Set<Long> spoiltConnections() {
        return faults.values().stream()
                .flatMap(List::stream)
                .filter(played -> kind(played).spoilsConnection())
                .map(played -> played.request().connection())
                .collect(Collectors.toSet());
    }

    /**
     * Whether an invocation may have had no time for another attempt: those that could not end in time, by the time that the longest
     * so far took, are not made; and one during which the clock jumped believes that it took long.
     */
    boolean leavesNoTime(ChaosInvocation invocation) {
        long most = Math.min(invocation.timeoutMillis(), settings.requestTimeoutMillis());
        return invocation.timeoutMillis() < 4 * invocation.tookMillis() + 500
                || 2 * invocation.tookMillis() >= most
                || clock.jumpedBetween(invocation.began(), invocation.ended());
    }

    /** Whether connections were being closed while this invocation, or a token call that it waited for, was under way. */
    boolean closedDuring(ChaosInvocation invocation) {
        Instant earliest = invocation.began().minusMillis(settings.requestTimeoutMillis());
        for (int i = 0; i + 1 < closings.size(); i += 2) {
            if (!closings.get(i).isAfter(invocation.ended())
                    && !closings.get(i + 1).isBefore(earliest)) {
                return true;
            }
        }
        return false;
    }

    static <T> Map<String, List<T>> grouped(List<T> all, Function<T, ReceivedRequest> request) {
        return all.stream().collect(Collectors.groupingBy(one -> owner(request.apply(one))));
    }
}
