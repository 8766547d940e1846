package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that WeChat refuses, and renewals that it refuses. */
class RefusedTokenTest extends TokenRenewalFixture {
    @ParameterizedTest
    @ValueSource(ints = {40001, 42001, 40014})
    void replaysACallOnceWhenItsTokenIsRefused(int errcode) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(errcode, "invalid credential"));

        function.assertSucceeds();

        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void getsANewTokenInNormalModeWhenTheOldOneIsDead() {
        function.assertSucceeds();
        sandbox.tokens().revoke(sandbox.tokens().issued().get(0));

        function.assertSucceeds();

        assertEquals(2, counters().normal());
        assertEquals(0, counters().forceRefresh());
    }

    @Test
    void givesTheAnswerOfARefusedReplay() {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.errcode(40001, "invalid credential rid: 2"));

        assertResult(function.invoke("{}")).isError(40001, "invalid credential rid: 2");
        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void givesTheAnswerThatItHasWhenTheRenewalFails() {
        function.assertSucceeds();
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(40001, "invalid credential rid: 1"));
        sandbox.faults().next(STABLE_TOKEN, Fault.respond(500, "text/html", "<h1>Error</h1>"));

        assertResult(function.invoke("{}")).isError(40001);
    }

    @Test
    void givesTheTokenCallsErrorIfItIsRefused() {
        function.assertSucceeds();
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
        function.assertSucceeds();
    }

    @ParameterizedTest
    @ValueSource(ints = {40097, 40066})
    void asksAgainAfterAnyOtherRefusal(int errcode) {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(errcode, "not now"));

        assertResult(function.invoke("{}")).isError(errcode);
        assertEquals(1, sandbox.calls(STABLE_TOKEN));
        function.assertSucceeds();
    }
}
