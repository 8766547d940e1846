package io.cloudcall.functional.transport;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of connections that were idle for a while by the wall clock, which no timer in a frozen process measures. */
@Timeout(9)
class IdleConnectionTest {
    private static final int SEVERAL = 3;

    private static final int WITH_THE_TOKENS = SEVERAL + 1;

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(clock);

    private final FunctionUnderTest function = sandbox.function(Map.of("WECHAT_REQUEST_TIMEOUT_MS", "2000"));

    private void openSeveral() {
        sandbox.faults().times(SEVERAL, GET_ALL_ACCOUNT, Fault.delay(Duration.ofMillis(200)));
        CompletableFuture.allOf(Stream.generate(
                                () -> CompletableFuture.runAsync(function::assertSucceeds, Thread::startVirtualThread))
                        .limit(SEVERAL)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertEquals(WITH_THE_TOKENS, sandbox.openConnections());
    }

    @Test
    void areGivenUp() {
        openSeveral();
        clock.advance(Duration.ofSeconds(51));

        function.assertSucceeds();

        sandbox.awaitConnections(1);
    }

    /** Opens several connections, and lets three hours pass while a token is renewed in the background. */
    private void freezeDuringARenewal() throws InterruptedException {
        openSeveral();
        clock.advance(Duration.ofMinutes(118));
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        function.assertSucceeds();
        sandbox.faults().awaitApplied(SEVERAL + 1, Duration.ofSeconds(10));
        clock.advance(Duration.ofHours(3));
    }

    @Test
    void areGivenUpAfterAFreezeDuringARequest() throws InterruptedException {
        freezeDuringARenewal();
        function.assertSucceeds();

        // That of the renewal, which still hangs, and one each for the token and the call.
        sandbox.awaitConnections(3);
    }

    @Test
    void areGivenUpIfThatRequestEndsFirst() throws InterruptedException {
        freezeDuringARenewal();
        sandbox.awaitConnections(0);
        function.assertSucceeds();

        sandbox.awaitConnections(2);
    }
}
