package io.cloudcall.chaos;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A safety property, which holds for all faults and any number of threads, without exception.
 *
 * @param name what reports call it
 * @param check finds where an episode violates it
 */
record Invariant(String name, Function<ScenarioLog, Stream<String>> check) {
    /**
     * Beyond Lambda's timeout, in milliseconds. The function itself aims at up to 200 ms before it. The rest is the
     * machine's: 33 threads on two cores wait some time slices for each other. Time in which nothing ran at all comes
     * on top.
     */
    private static final long MAX_LATENESS_MILLIS = 400;

    /** The first attempt, one with another token, two for busy WeChat; each once more if its connection was stale. */
    private static final int MAX_REQUESTS_PER_INVOCATION = (1 + 1 + 2) * 2;

    /** The requests that the sandbox records; of more there is no evidence. */
    private static final int MAX_REQUESTS = 10_000;

    private static final Duration MIN_FORCED_INTERVAL = Duration.ofSeconds(30);

    static List<Invariant> all() {
        return List.of(
                ofEach("MeetsDeadline", Invariant::isLate),
                ofEach("ResultIsWellFormed", (invocation, log) -> !isWellFormed(invocation.result())),
                ofEach("ResultIsNoToken", (invocation, log) -> isToken(invocation.result())),
                ofEach("ResultIsOwn", (invocation, log) -> log.orders().isOfAnother(invocation)),
                new Invariant("TokenIsOwn", TokenIsOwn::violations),
                new Invariant("VerifiesResponses", VerifiesResponses::violations),
                new Invariant("RequestCountIsBounded", Invariant::excessRequests),
                new Invariant("RespectsTokenLimits", log -> Stream.concat(rejectedTokenCalls(log), forcedTooSoon(log))),
                new Invariant("LeaksNoSecret", LeaksNoSecret::violations),
                new Invariant("RecoversAfterFaults", RecoversAfterFaults::violations));
    }

    private static Invariant ofEach(String name, BiPredicate<ChaosInvocation, ScenarioLog> isViolated) {
        return new Invariant(
                name,
                log -> log.all()
                        .filter(invocation -> isViolated.test(invocation, log))
                        .map(ChaosInvocation::toString));
    }

    /** Returns every invocation ends before Lambda would end it, and none by an exception. */
    private static boolean isLate(ChaosInvocation invocation, ScenarioLog log) {
        return invocation.thrown() != null
                || invocation.durationMillis()
                        > invocation.timeoutMillis() + MAX_LATENESS_MILLIS + log.stalledMillis(invocation);
    }

    /** Returns every result is a JSON object that ends with a success, or an errCode and an errMsg and nothing else. */
    static boolean isWellFormed(String result) {
        try {
            List<String> fields = List.copyOf(new JsonObject(result).fieldNames());
            return result.endsWith(ExpectedResults.OK)
                    || (result.startsWith("{\"errCode\":") && fields.equals(List.of("errCode", "errMsg")));
        } catch (DecodeException notJson) {
            return false;
        }
    }

    /** Returns whether a result is a token call's response, with any token. */
    static boolean isToken(String result) {
        return result.contains("\"accessToken\":") || result.contains("\"access_token\":");
    }

    private static Stream<String> rejectedTokenCalls(ScenarioLog log) {
        return Stream.of(log.counters())
                .filter(counters -> counters.limitViolations() > 0)
                .map(counters -> "WeChat's limits of token calls were exceeded: " + counters);
    }

    /** Returns forced refreshes of one app that are too close by the sandbox's clock, including ones with a fault. */
    private static Stream<String> forcedTooSoon(ScenarioLog log) {
        return log.forcedRefreshes().entrySet().stream()
                .flatMap(ofApp -> forcedTooSoon(ofApp.getValue())
                        .map(violation -> "forced refreshes of " + ofApp.getKey() + " " + violation));
    }

    private static Stream<String> forcedTooSoon(List<Instant> forced) {
        return IntStream.range(1, forced.size())
                .filter(i -> forced.get(i).isBefore(forced.get(i - 1).plus(MIN_FORCED_INTERVAL)))
                .mapToObj(i -> "at " + forced.get(i - 1) + " and " + forced.get(i));
    }

    private static Stream<String> excessRequests(ScenarioLog log) {
        Stream<String> forgotten = Stream.of(log.requests().size())
                .filter(n -> n >= MAX_REQUESTS)
                .map(n -> "more requests than the sandbox remembers");
        Stream<String> perInvocation = log.requestCounts().entrySet().stream()
                .filter(count -> count.getValue() > MAX_REQUESTS_PER_INVOCATION)
                .map(Map.Entry::toString)
                .map(count -> "invocation=requests: " + count);
        return Stream.concat(forgotten, perInvocation);
    }
}
