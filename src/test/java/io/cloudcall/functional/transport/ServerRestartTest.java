package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.CANCEL_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that refuses connections while it restarts, which takes two seconds of the function's own pauses. */
class ServerRestartTest {
    private static final long RESTART_MILLIS = 2_000;
    private static final String REFUSED = "The server refused the connection, or there is no way to it.";

    @RegisterExtension
    private final SandboxExtension tokenService = SandboxExtension.create();

    private final AtomicLong paused = new AtomicLong();
    private boolean restarts = true;
    private Sandbox server = Sandbox.builder().start();

    private FunctionUnderTest function(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("CLOUD_CALL_API", "*");
        all.put("WECHAT_API_BASE_URL", server.baseUrl());
        return tokenService.function(new Timing(Clock.systemUTC(), new Random(2), this::pause), all);
    }

    /** Returns a function whose tokens come from a server that does not restart. */
    private FunctionUnderTest functionWithTokens() {
        server.close();
        return function(Map.of(
                "WECHAT_APP_ID",
                "",
                "WECHAT_APP_SECRET",
                "",
                "WECHAT_ACCESS_TOKEN_URL",
                tokenService.server().tokenServiceUrl(),
                "WECHAT_ACCESS_TOKEN_AUTHORIZATION",
                tokenService.server().tokenServiceAuthorization()));
    }

    private void pause(long millis) {
        if (paused.getAndAdd(millis) < RESTART_MILLIS && paused.get() >= RESTART_MILLIS && restarts) {
            server = Sandbox.builder().port(server.port()).start();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String invoke(FunctionUnderTest function, String api) {
        return function.invoke("{\"openapi\":\"" + api + "\",\"data\":{}}");
    }

    private long calls(String path) {
        return server.requestsByPath().getOrDefault(path, 0L);
    }

    @Test
    void isWaitedForByTokenCalls() {
        server.close();
        FunctionUnderTest function = function(Map.of());

        assertResult(invoke(function, "logistics.getAllAccount")).isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistics.getAllAccount", "logistics.cancelOrder"})
    void isWaitedForByReadsAndWrites(String api) {
        FunctionUnderTest function = functionWithTokens();

        assertResult(invoke(function, api)).contains("errCode");
        assertTrue(calls(GET_ALL_ACCOUNT) + calls(CANCEL_ORDER) > 0, function::log);
    }

    @Test
    void isWaitedForNoLongerThanTheDeadline() {
        FunctionUnderTest function = functionWithTokens();

        String result = function.invoke("{\"openapi\":\"logistics.getAllAccount\"}", Duration.ofSeconds(1));

        assertResult(result).isResourceError(REFUSED);
        assertTrue(paused.get() < 1_000, paused::toString);
    }

    @Test
    void isGivenUpWhenItStaysDown() {
        restarts = false;
        FunctionUnderTest function = functionWithTokens();

        assertResult(invoke(function, "logistics.getAllAccount")).isResourceError(REFUSED);
        assertTrue(paused.get() >= RESTART_MILLIS, paused::toString);
    }

    @Test
    void endsTheRetriesOfAProcessIfItStaysDown() {
        restarts = false;
        FunctionUnderTest function = functionWithTokens();
        for (int i = 0; i < 40; i++) {
            invoke(function, "logistics.getAllAccount");
        }
        long before = paused.get();

        assertResult(invoke(function, "logistics.getAllAccount")).isResourceError(REFUSED);
        assertEquals(before, paused.get());
    }
}
