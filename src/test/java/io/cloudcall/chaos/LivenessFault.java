package io.cloudcall.chaos;

import static io.cloudcall.tools.sandbox.Fault.respond;

import io.cloudcall.tools.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fault, and what the contract promises an invocation that meets it with time to spare.
 *
 * @param fault the fault
 * @param retries how many more attempts there are if each meets this fault again
 * @param pauses whether the function pauses before each of these attempts
 * @param results the results if the last attempt meets it too; none if it does no harm
 */
record LivenessFault(Fault fault, int retries, boolean pauses, List<String> results) {

    private static LivenessFault harmless(Fault fault) {
        return new LivenessFault(fault, 0, false, List.of());
    }

    private static LivenessFault lasting(Fault fault, String... results) {
        return new LivenessFault(fault, 0, false, List.of(results));
    }

    private static LivenessFault retried(int retries, Fault fault, String... results) {
        return new LivenessFault(fault, retries, false, List.of(results));
    }

    private static LivenessFault lastingErrcode(int code) {
        return lasting(FaultCatalog.errcode(code), errcodeResult(code));
    }

    private static LivenessFault busy() {
        return new LivenessFault(
                FaultCatalog.errcode(FaultCatalog.BUSY), 2, true, List.of(errcodeResult(FaultCatalog.BUSY)));
    }

    private static String errcodeResult(int code) {
        return ExpectedResults.errcode(code, FaultCatalog.errmsg(code));
    }

    boolean isHarmless() {
        return results.isEmpty();
    }

    /** Returns the faults of API calls. */
    static List<LivenessFault> ofApiCalls() {
        Stream<LivenessFault> expiredTokens = FaultCatalog.EXPIRED_TOKEN.stream()
                .map(code -> retried(1, FaultCatalog.errcode(code), errcodeResult(code)));
        return Stream.of(both(), apiResponses(), expiredTokens)
                .flatMap(faults -> faults)
                .toList();
    }

    /** Returns the faults of token calls; from these, 40001 is about the AppSecret. */
    static List<LivenessFault> ofTokenCalls() {
        Stream<LivenessFault> expiredTokens =
                FaultCatalog.EXPIRED_TOKEN.stream().map(LivenessFault::lastingErrcode);
        return Stream.of(both(), tokenResponses(), expiredTokens)
                .flatMap(faults -> faults)
                .toList();
    }

    private static Stream<LivenessFault> both() {
        Stream<LivenessFault> errcodes = FaultCatalog.LASTING.stream().map(LivenessFault::lastingErrcode);
        return Stream.concat(
                errcodes,
                Stream.of(
                        busy(),
                        busy(),
                        busy(),
                        retried(1, Fault.closeBeforeResponse(), ExpectedResults.CLOSED_BEFORE_RESPONSE),
                        retried(1, Fault.dropResponse(), ExpectedResults.CLOSED_BEFORE_RESPONSE),
                        retried(
                                1,
                                Fault.delay(Duration.ofMillis(90), Fault.closeBeforeResponse()),
                                ExpectedResults.CLOSED_BEFORE_RESPONSE),
                        retried(1, Fault.reset(), ExpectedResults.CLOSED_BEFORE_RESPONSE),
                        retried(1, Fault.resetAfterWork(), ExpectedResults.CLOSED_BEFORE_RESPONSE),
                        harmless(Fault.interim(100)),
                        harmless(Fault.interim(103, Duration.ofMillis(20))),
                        harmless(Fault.interim(104, Duration.ofMillis(20))),
                        harmless(Fault.interim(102, Fault.interim(199))),
                        harmless(Fault.delay(Duration.ofMillis(40))),
                        harmless(Fault.slowBody(40, Duration.ofMillis(4))),
                        retried(1, Fault.truncateAfter(9), ExpectedResults.CLOSED_MID_RESPONSE),
                        retried(1, Fault.contentLengthTooLarge(7), ExpectedResults.CLOSED_MID_RESPONSE),
                        lasting(Fault.hang(), ExpectedResults.TIMED_OUT),
                        lasting(
                                respond(200, FaultCatalog.JSON, FaultCatalog.LARGER_THAN_1_MIB),
                                ExpectedResults.TOO_LARGE),
                        lasting(Fault.redirect("https://other.example/"), ExpectedResults.SYSTEM_ERROR),
                        lasting(respond(500, null, ""), ExpectedResults.SYSTEM_ERROR),
                        new LivenessFault(
                                respond(503, "text/html", "<h1>"), 3, true, List.of(ExpectedResults.SYSTEM_ERROR))));
    }

    private static Stream<LivenessFault> apiResponses() {
        return Stream.of(
                lasting(respond(200, FaultCatalog.JSON, ""), ExpectedResults.invalidJson("")),
                lasting(
                        respond(200, FaultCatalog.JSON, "{\"count\":1,\"list\":["),
                        ExpectedResults.invalidJson("{\\\"count\\\":1,\\\"list\\\":[")),
                lasting(
                        Fault.carrierRefusal(10002, "injected by chaos"),
                        ExpectedResults.errcode(9300501, "delivery logic fail")),
                lasting(respond(200, "text/plain", "busy"), "{\"result\":\"busy\"," + ExpectedResults.OK),
                lasting(respond(200, FaultCatalog.JSON, "{\"list\":null}"), "{\"list\":null," + ExpectedResults.OK),
                lasting(
                        respond(200, "text/html", "<p>"),
                        "{\"contentType\":\"text/html\",\"buffer\":{\"type\":\"Buffer\",\"data\":[60,112,62]},"
                                + ExpectedResults.OK));
    }

    private static Stream<LivenessFault> tokenResponses() {
        return Stream.of("", "<p>", "{\"access_token\":\"98_", "{\"expires_in\":7200}")
                .map(body -> lasting(respond(200, FaultCatalog.JSON, body), ExpectedResults.SYSTEM_ERROR));
    }
}
