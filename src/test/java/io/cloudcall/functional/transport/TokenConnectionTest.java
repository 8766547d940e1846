package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens travel on connections of their own, so that no call can get the response to a token request. */
@Timeout(30)
class TokenConnectionTest {
    private static final String EMPTY_LIST = "{\"count\":0,\"list\":[]}";

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(clock);

    private final FunctionUnderTest function = sandbox.function();

    @Test
    void givesNoTokenToACallWhenATokenResponseIsDoubled() {
        sandbox.faults().next(STABLE_TOKEN, Fault.duplicateOnNextRequest());

        assertResult(function.invoke("{}")).isOk();
    }

    @Test
    void givesNoTokenToACallDuringARenewalInTheBackground() {
        function.assertSucceeds();
        clock.advance(Duration.ofMinutes(118));
        sandbox.faults().next(STABLE_TOKEN, Fault.stayOneResponseLate());

        for (int i = 0; i < 5; i++) {
            sandbox.respondNext(GET_ALL_ACCOUNT, EMPTY_LIST);
            assertResult(function.invoke("{}")).isOk().hasField("count", 0);
        }
    }

    @Test
    void opensTheConnectionOfTheCallWhileTheTokenIsFetched() {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(700)));
        CompletableFuture<String> result = CompletableFuture.supplyAsync(() -> function.invoke("{}"));
        sandbox.awaitConnections(2);
        assertEquals(0, sandbox.calls(GET_ALL_ACCOUNT));

        assertResult(result.join()).isOk();
        sandbox.awaitConnections(2);
    }
}
