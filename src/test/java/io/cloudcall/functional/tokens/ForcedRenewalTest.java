package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Renewals that end the token before, which WeChat limits. */
class ForcedRenewalTest extends TokenRenewalFixture {
    @Test
    void forcesANewTokenWhenNormalModeRepeatsTheOld() {
        function.assertSucceeds();
        sandbox.tokens().rejectAtApiServers(sandbox.tokens().issued().get(0));

        function.assertSucceeds();

        assertEquals(2, counters().normal());
        assertEquals(1, counters().forceRefresh());
    }

    @Test
    void doesNotForceTwiceWithinThirtySeconds() {
        distrustLatest();
        function.assertSucceeds();
        clock.advance(Duration.ofSeconds(29));
        distrustLatest();

        assertResult(function.invoke("{}")).isError(40001);
        assertEquals(1, counters().forceRefresh());

        clock.advance(Duration.ofSeconds(1));
        function.assertSucceeds();
        assertEquals(2, counters().forceRefresh());
    }

    @Test
    void countsThirtySecondsFromTheRenewalsEnd() {
        function.assertSucceeds();
        distrustLatest();
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ZERO));
        sandbox.faults().next(STABLE_TOKEN, Fault.beforeWork(() -> clock.advance(Duration.ofSeconds(20))));
        function.assertSucceeds();
        distrustLatest();

        clock.advance(Duration.ofSeconds(29));
        assertResult(function.invoke("{}")).isError(40001);
        assertEquals(1, counters().forceRefresh());

        clock.advance(Duration.ofSeconds(1));
        function.assertSucceeds();
        assertEquals(2, counters().forceRefresh());
    }

    @Test
    void forcesOnceDespiteAFreezeMeanwhile() throws Exception {
        function.assertSucceeds();
        distrustLatest();
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ZERO));
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(500)));
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> function.invoke("{}"));
        sandbox.faults().awaitApplied(2, Duration.ofSeconds(10));

        clock.advance(Duration.ofHours(1));
        function.assertSucceeds();

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
}
