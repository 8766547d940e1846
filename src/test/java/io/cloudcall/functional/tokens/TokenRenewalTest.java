package io.cloudcall.functional.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.TokenCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an access token until its end and after it. */
class TokenRenewalTest {
    private static final String GETALL = "/cgi-bin/express/business/account/getall";
    private static final String STABLE_TOKEN = "/cgi-bin/stable_token";
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    private final FunctionUnderTest function = FunctionUnderTest.at(sandbox, clock, Map.of());

    @AfterEach
    void close() {
        function.close();
        sandbox.close();
    }

    private void assertAnswered() {
        String result = function.invoke("{}");
        assertTrue(result.endsWith(OK), result + function.log());
    }

    private TokenCounters counters() {
        TokenCounters counters = sandbox.tokens().counters();
        assertEquals(0, counters.limitViolations());
        return counters;
    }

    private long calls(String path) {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }

    @Test
    void keepsATokenUntilItsLastMinutes() {
        assertAnswered();
        clock.advance(Duration.ofMinutes(114));
        assertAnswered();

        assertEquals(1, counters().normal());
    }

    @Test
    void fetchesAnotherOnceTheTokenHasEnded() {
        assertAnswered();
        clock.advance(Duration.ofHours(30));
        assertAnswered();

        assertEquals(2, counters().normal());
        assertEquals(2, calls(GETALL));
    }

    @Test
    void renewsInTheLastFiveMinutesWithoutHoldingUpTheCaller() throws InterruptedException {
        assertAnswered();
        clock.advance(Duration.ofMinutes(116));
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());

        assertAnswered();

        sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
        assertEquals(2, calls(GETALL));
    }

    @Test
    void usesTheTokenThatWasRenewedInTheBackground() {
        assertAnswered();
        String first = lastTokenUsed();
        clock.advance(Duration.ofMinutes(116));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (lastTokenUsed().equals(first)) {
                assertAnswered();
            }
        });
        clock.advance(Duration.ofMinutes(10));
        assertAnswered();

        assertEquals(2, counters().normal());
    }

    private String lastTokenUsed() {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals(GETALL))
                .reduce((earlier, later) -> later)
                .map(call -> String.valueOf(call.queryParameter("access_token")))
                .orElse("none");
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 42001, 40014})
    void replaysACallOnceWhenItsTokenIsRefused(int errcode) {
        sandbox.faults().next(GETALL, Fault.errcode(errcode, "invalid credential"));

        assertAnswered();

        assertEquals(2, calls(GETALL));
    }

    @Test
    void getsANewTokenInNormalModeWhenTheOldOneIsDead() {
        assertAnswered();
        sandbox.tokens().revoke(sandbox.tokens().issued().get(0));

        assertAnswered();

        assertEquals(2, counters().normal());
        assertEquals(0, counters().forceRefresh());
    }

    @Test
    void forcesANewTokenOnlyWhenNormalModeGivesTheRefusedOneAgain() {
        assertAnswered();
        sandbox.tokens().rejectAtApiServers(sandbox.tokens().issued().get(0));

        assertAnswered();

        assertEquals(2, counters().normal());
        assertEquals(1, counters().forceRefresh());
    }

    @Test
    void doesNotForceTwiceWithinThirtySeconds() {
        distrustLatest();
        assertAnswered();
        clock.advance(Duration.ofSeconds(29));
        distrustLatest();

        assertTrue(function.invoke("{}").startsWith("{\"errCode\":40001,"));
        assertEquals(1, counters().forceRefresh());

        clock.advance(Duration.ofSeconds(1));
        assertAnswered();
        assertEquals(2, counters().forceRefresh());
    }

    @Test
    void countsTheThirtySecondsFromTheEndOfASlowForcedRenewal() {
        assertAnswered();
        distrustLatest();
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ZERO));
        sandbox.faults().next(STABLE_TOKEN, Fault.beforeWork(() -> clock.advance(Duration.ofSeconds(20))));
        assertAnswered();
        distrustLatest();

        clock.advance(Duration.ofSeconds(29));
        assertTrue(function.invoke("{}").startsWith("{\"errCode\":40001,"));
        assertEquals(1, counters().forceRefresh());

        clock.advance(Duration.ofSeconds(1));
        assertAnswered();
        assertEquals(2, counters().forceRefresh());
    }

    @Test
    void forcesOnceHoweverLongTheProcessWasFrozenMeanwhile() throws Exception {
        assertAnswered();
        distrustLatest();
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ZERO));
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(500)));
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> function.invoke("{}"));
        sandbox.faults().awaitApplied(2, Duration.ofSeconds(10));

        clock.advance(Duration.ofHours(1));
        assertAnswered();

        assertTrue(other.get(10, TimeUnit.SECONDS).endsWith(OK), other::join);
        assertEquals(1, counters().forceRefresh());
    }

    private void distrustLatest() {
        assertTrue(function.invoke("{}").contains("errCode"));
        List<String> issued = sandbox.tokens().issued();
        sandbox.tokens().rejectAtApiServers(issued.get(issued.size() - 1));
    }

    @Test
    void forcesNoMoreThanTwentyTimesADay() {
        for (int i = 0; i < 25; i++) {
            distrustLatest();
            assertTrue(function.invoke("{}").contains("errCode"));
            clock.advance(Duration.ofMinutes(1));
        }

        assertEquals(20, counters().forceRefresh());
    }

    @Test
    void givesWeChatsOwnAnswerWhenTheReplayIsRefusedToo() {
        sandbox.faults().times(2, GETALL, Fault.errcode(40001, "invalid credential rid: 2"));

        assertEquals(
                "{\"errCode\":40001,\"errMsg\":\"openapi.logistics.getAllAccount:fail invalid credential rid: 2\"}",
                function.invoke("{}"));
        assertEquals(2, calls(GETALL));
    }

    @Test
    void givesTheAnswerThatItHasWhenTheRenewalFails() {
        assertAnswered();
        sandbox.faults().next(GETALL, Fault.errcode(40001, "invalid credential rid: 1"));
        sandbox.faults().next(STABLE_TOKEN, Fault.respond(502, "text/html", "<h1>Bad Gateway</h1>"));

        assertTrue(function.invoke("{}").startsWith("{\"errCode\":40001,"));
    }

    @Test
    void givesTheErrorOfTheTokenCallWhenWeChatRefusesTheRenewal() {
        assertAnswered();
        sandbox.faults().next(GETALL, Fault.errcode(40001, "invalid credential"));
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(40164, "invalid ip 203.0.113.9"));

        assertTrue(function.invoke("{}").startsWith("{\"errCode\":40164,"));
    }

    @Test
    void remembersAPermanentRefusalForAMinute() {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(40164, "invalid ip 203.0.113.9"));

        String refused = function.invoke("{}");
        clock.advance(Duration.ofSeconds(59));
        assertEquals(refused, function.invoke("{}"));
        assertEquals(1, calls(STABLE_TOKEN));

        clock.advance(Duration.ofSeconds(1));
        assertAnswered();
    }

    @ParameterizedTest
    @ValueSource(ints = {45011, 40097})
    void asksAgainAtTheNextInvocationAfterAnyOtherRefusal(int errcode) {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(errcode, "not now"));

        assertTrue(function.invoke("{}").startsWith("{\"errCode\":" + errcode + ","));
        assertEquals(1, calls(STABLE_TOKEN));
        assertAnswered();
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
        assertAnswered();
        String token = sandbox.tokens().issued().get(0);
        clock.advance(Duration.ofMinutes(111));
        try (FunctionUnderTest other = FunctionUnderTest.at(sandbox, clock, Map.of())) {
            sandbox.faults()
                    .next(
                            STABLE_TOKEN,
                            Fault.respond(
                                    200, "application/json", "{\"access_token\":\"" + token + "\"" + lifetime + "}"));
            assertTrue(other.invoke("{}").endsWith(OK));
            clock.advance(Duration.ofMinutes(5));
            assertTrue(other.invoke("{}").endsWith(OK));

            assertEquals(2, counters().normal());
        }
    }

    @Test
    void survivesAClockThatIsSetBack() {
        assertAnswered();
        clock.advance(Duration.ofHours(-5));
        assertAnswered();
        sandbox.tokens().revoke(sandbox.tokens().issued().get(0));
        assertAnswered();
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
            assertTrue(result.endsWith(OK), result);
        }
        assertEquals(1, counters().normal());
    }

    @Test
    void sharesTheFailureOfOneRequestAmongAllThatWait() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(300), Fault.errcode(40013, "invalid appid")));

        for (String result : invokeAtOnce(32)) {
            assertTrue(result.startsWith("{\"errCode\":40013,"), result);
        }
        assertEquals(1, calls(STABLE_TOKEN));
    }

    @Test
    void asksAnewWhenTheRequestThatItJoinedGotNoAnswer() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var hurried = threads.submit(() -> function.invoke("{}", Duration.ofMillis(700)));
            sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
            assertAnswered();

            assertEquals("{\"errCode\":-604102,\"errMsg\":\"system error: error code: -604102\"}", hurried.get());
            assertEquals(2, calls(STABLE_TOKEN));
        }
    }

    @Test
    void letsEachWaiterGoAtItsOwnDeadline() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(1_500)));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var patient = threads.submit(() -> function.invoke("{}", Duration.ofSeconds(10)));
            sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
            String hurried = function.invoke("{}", Duration.ofMillis(500));

            assertEquals("{\"errCode\":-604102,\"errMsg\":\"system error: error code: -604102\"}", hurried);
            assertTrue(patient.get().endsWith(OK));
        }
    }
}
