package io.cloudcall.functional.tokens;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.wechat.Timing;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The renewal of an access token before its end, at it and after it. */
class TokenRenewalTest extends TokenRenewalFixture {
    @Test
    void keepsATokenUntilItsLastMinutes() {
        function.assertSucceeds();
        clock.advance(Duration.ofMinutes(114));
        function.assertSucceeds();

        assertEquals(1, counters().normal());
    }

    @Test
    void fetchesAnotherOnceTheTokenHasEnded() {
        function.assertSucceeds();
        clock.advance(Duration.ofHours(30));
        function.assertSucceeds();

        assertEquals(2, counters().normal());
        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void renewsInTheBackgroundBeforeTheEnd() throws InterruptedException {
        function.assertSucceeds();
        clock.advance(Duration.ofMinutes(118));
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());

        function.assertSucceeds();

        sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void usesTheTokenThatWasRenewedInTheBackground() {
        function.assertSucceeds();
        String first = lastTokenUsed();
        clock.advance(Duration.ofMinutes(118));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (lastTokenUsed().equals(first)) {
                function.assertSucceeds();
            }
        });
        clock.advance(Duration.ofMinutes(10));
        function.assertSucceeds();

        assertEquals(2, counters().normal());
    }

    /** All instances of a function have the same token: each renews it at another moment. */
    @ParameterizedTest
    @CsvSource({"0, 6900", "60000, 6960", "119999, 7020"})
    void renewsAtARandomMomentOfTwoMinutes(long drawn, long seconds) {
        FunctionUnderTest spread = sandbox.function(new Timing(clock, drawing(drawn), millis -> {}), Map.of());
        spread.assertSucceeds();
        clock.advance(Duration.ofSeconds(seconds - 1));
        assertEquals(0, renewals(spread));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, renewals(spread));
    }

    private static RandomGenerator drawing(long value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return value;
            }

            @Override
            public long nextLong(long bound) {
                return value;
            }
        };
    }

    private static int renewals(FunctionUnderTest function) {
        function.assertSucceeds();
        return function.record().getInteger("TokenRenewals");
    }

    private String lastTokenUsed() {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals(GET_ALL_ACCOUNT))
                .reduce((earlier, later) -> later)
                .map(call -> String.valueOf(call.queryParameter("access_token")))
                .orElse("none");
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
        function.assertSucceeds();
        String token = sandbox.tokens().issued().get(0);
        clock.advance(Duration.ofMinutes(111));
        FunctionUnderTest other = sandbox.function();
        sandbox.respondNext(STABLE_TOKEN, "{\"access_token\":\"" + token + "\"" + lifetime + "}");
        other.assertSucceeds();
        clock.advance(Duration.ofMinutes(5));
        other.assertSucceeds();

        assertEquals(2, counters().normal());
    }

    @Test
    void survivesAClockThatIsSetBack() {
        function.assertSucceeds();
        clock.advance(Duration.ofHours(-5));
        function.assertSucceeds();
        sandbox.tokens().revoke(sandbox.tokens().issued().get(0));
        function.assertSucceeds();
    }
}
