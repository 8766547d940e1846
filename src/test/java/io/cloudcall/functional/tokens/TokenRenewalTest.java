package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.TokenCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an access token until its end and after it. */
class TokenRenewalTest {

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(clock);

    private final FunctionUnderTest function = sandbox.function();

    private TokenCounters counters() {
        TokenCounters counters = sandbox.tokens().counters();
        assertEquals(0, counters.limitViolations());
        return counters;
    }

    @Test
    void keepsATokenUntilItsLastMinutes() {
        function.assertAnswered();
        clock.advance(Duration.ofMinutes(114));
        function.assertAnswered();

        assertEquals(1, counters().normal());
    }

    @Test
    void fetchesAnotherOnceTheTokenHasEnded() {
        function.assertAnswered();
        clock.advance(Duration.ofHours(30));
        function.assertAnswered();

        assertEquals(2, counters().normal());
        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void renewsInTheLastFiveMinutesWithoutHoldingUpTheCaller() throws InterruptedException {
        function.assertAnswered();
        clock.advance(Duration.ofMinutes(116));
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());

        function.assertAnswered();

        sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void usesTheTokenThatWasRenewedInTheBackground() {
        function.assertAnswered();
        String first = lastTokenUsed();
        clock.advance(Duration.ofMinutes(116));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (lastTokenUsed().equals(first)) {
                function.assertAnswered();
            }
        });
        clock.advance(Duration.ofMinutes(10));
        function.assertAnswered();

        assertEquals(2, counters().normal());
    }

    private String lastTokenUsed() {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals(GET_ALL_ACCOUNT))
                .reduce((earlier, later) -> later)
                .map(call -> String.valueOf(call.queryParameter("access_token")))
                .orElse("none");
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 42001, 40014})
    void replaysACallOnceWhenItsTokenIsRefused(int errcode) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(errcode, "invalid credential"));

        function.assertAnswered();

        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void getsANewTokenInNormalModeWhenTheOldOneIsDead() {
        function.assertAnswered();
        sandbox.tokens().revoke(sandbox.tokens().issued().get(0));

        function.assertAnswered();

        assertEquals(2, counters().normal());
        assertEquals(0, counters().forceRefresh());
    }

    @Test
    void forcesANewTokenOnlyWhenNormalModeGivesTheRefusedOneAgain() {
        function.assertAnswered();
        sandbox.tokens().rejectAtApiServers(sandbox.tokens().issued().get(0));

        function.assertAnswered();

        assertEquals(2, counters().normal());
        assertEquals(1, counters().forceRefresh());
    }

    @Test
    void doesNotForceTwiceWithinThirtySeconds() {
        distrustLatest();
        function.assertAnswered();
        clock.advance(Duration.ofSeconds(29));
        distrustLatest();

        assertResult(function.invoke("{}")).isError(40001);
        assertEquals(1, counters().forceRefresh());

        clock.advance(Duration.ofSeconds(1));
        function.assertAnswered();
        assertEquals(2, counters().forceRefresh());
    }

    @Test
    void countsTheThirtySecondsFromTheEndOfASlowForcedRenewal() {
        function.assertAnswered();
        distrustLatest();
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ZERO));
        sandbox.faults().next(STABLE_TOKEN, Fault.beforeWork(() -> clock.advance(Duration.ofSeconds(20))));
        function.assertAnswered();
        distrustLatest();

        clock.advance(Duration.ofSeconds(29));
        assertResult(function.invoke("{}")).isError(40001);
        assertEquals(1, counters().forceRefresh());

        clock.advance(Duration.ofSeconds(1));
        function.assertAnswered();
        assertEquals(2, counters().forceRefresh());
    }

    @Test
    void forcesOnceHoweverLongTheProcessWasFrozenMeanwhile() throws Exception {
        function.assertAnswered();
        distrustLatest();
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ZERO));
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(500)));
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> function.invoke("{}"));
        sandbox.faults().awaitApplied(2, Duration.ofSeconds(10));

        clock.advance(Duration.ofHours(1));
        function.assertAnswered();

        assertResult(other.get(10, TimeUnit.SECONDS)).isOk();
        assertEquals(1, counters().forceRefresh());
    }

    private void distrustLatest() {
        assertResult(function.invoke("{}")).contains("errCode");
        List<String> issued = sandbox.tokens().issued();
        sandbox.tokens().rejectAtApiServers(issued.get(issued.size() - 1));
    }

    @Test
    void forcesNoMoreThanTwentyTimesADay() {
        for (int i = 0; i < 25; i++) {
            distrustLatest();
            assertResult(function.invoke("{}")).contains("errCode");
            clock.advance(Duration.ofMinutes(1));
        }

        assertEquals(20, counters().forceRefresh());
    }

    @Test
    void givesWeChatsOwnAnswerWhenTheReplayIsRefusedToo() {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.errcode(40001, "invalid credential rid: 2"));

        assertResult(function.invoke("{}")).isError(40001, "invalid credential rid: 2");
        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void givesTheAnswerThatItHasWhenTheRenewalFails() {
        function.assertAnswered();
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(40001, "invalid credential rid: 1"));
        sandbox.faults().next(STABLE_TOKEN, Fault.respond(502, "text/html", "<h1>Bad Gateway</h1>"));

        assertResult(function.invoke("{}")).isError(40001);
    }

    @Test
    void givesTheErrorOfTheTokenCallWhenWeChatRefusesTheRenewal() {
        function.assertAnswered();
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(40001, "invalid credential"));
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(40164, "invalid ip 203.0.113.9"));

        assertResult(function.invoke("{}")).isError(40164);
    }

    @Test
    void remembersAPermanentRefusalForAMinute() {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(40164, "invalid ip 203.0.113.9"));

        String refused = function.invoke("{}");
        clock.advance(Duration.ofSeconds(59));
        assertEquals(refused, function.invoke("{}"));
        assertEquals(1, sandbox.calls(STABLE_TOKEN));

        clock.advance(Duration.ofSeconds(1));
        function.assertAnswered();
    }

    @ParameterizedTest
    @ValueSource(ints = {45011, 40097})
    void asksAgainAtTheNextInvocationAfterAnyOtherRefusal(int errcode) {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(errcode, "not now"));

        assertResult(function.invoke("{}")).isError(errcode);
        assertEquals(1, sandbox.calls(STABLE_TOKEN));
        function.assertAnswered();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"expires_in\":null",
                ",\"expires_in\":\"soon\"",
                ",\"expires_in\":-5",
                ",\"expires_in\":1e12"
            })
    void keepsATokenOfUnknownLifetimeForAFewMinutes(String lifetime) {
        function.assertAnswered();
        String token = sandbox.tokens().issued().get(0);
        clock.advance(Duration.ofMinutes(111));
        FunctionUnderTest other = sandbox.function();
        sandbox.respondNext(STABLE_TOKEN, "{\"access_token\":\"" + token + "\"" + lifetime + "}");
        other.assertAnswered();
        clock.advance(Duration.ofMinutes(5));
        other.assertAnswered();

        assertEquals(2, counters().normal());
    }

    @Test
    void survivesAClockThatIsSetBack() {
        function.assertAnswered();
        clock.advance(Duration.ofHours(-5));
        function.assertAnswered();
        sandbox.tokens().revoke(sandbox.tokens().issued().get(0));
        function.assertAnswered();
    }

    /** What so many invocations from 32 threads give. */
    private List<String> invokeAtOnce(int invocations) throws Exception {
        List<String> results = new ArrayList<>();
        Callable<String> invocation = () -> function.invoke("{}");
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (Future<String> result : threads.invokeAll(Collections.nCopies(invocations, invocation))) {
                results.add(result.get());
            }
        }
        return results;
    }

    @Test
    void fetchesOneTokenForThirtyTwoThreads() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(200)));

        for (String result : invokeAtOnce(64)) {
            assertResult(result).isOk();
        }
        assertEquals(1, counters().normal());
    }

    @Test
    void sharesTheFailureOfOneRequestAmongAllThatWait() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(300), Fault.errcode(40013, "invalid appid")));

        for (String result : invokeAtOnce(32)) {
            assertResult(result).isError(40013);
        }
        assertEquals(1, sandbox.calls(STABLE_TOKEN));
    }

    @Test
    void asksAnewWhenTheRequestThatItJoinedGotNoAnswer() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var hurried = threads.submit(() -> function.invoke("{}", Duration.ofMillis(700)));
            sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
            function.assertAnswered();

            assertResult(hurried.get()).isPlatformError(-604102);
            assertEquals(2, sandbox.calls(STABLE_TOKEN));
        }
    }

    @Test
    void letsEachWaiterGoAtItsOwnDeadline() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(1_500)));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var patient = threads.submit(() -> function.invoke("{}", Duration.ofSeconds(10)));
            sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
            String hurried = function.invoke("{}", Duration.ofMillis(500));

            assertResult(hurried).isPlatformError(-604102);
            assertResult(patient.get()).isOk();
        }
    }
}
