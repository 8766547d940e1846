package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.CANCEL_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.functional.StubNames;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.SandboxAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server whose name has several addresses, or moves from one to another. */
@Timeout(30)
class SeveralAddressesTest {
    private static final String WRITE = "{\"openapi\":\"logistics.cancelOrder\",\"data\":{\"orderId\":\"1\"}}";
    private static final String READ = "{\"openapi\":\"logistics.getAllAccount\"}";

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(clock);

    private final SandboxAddress other = sandbox.server().addAddress("127.0.0.2");

    private FunctionUnderTest functionAt(String name, String... addresses) {
        StubNames.resolve(name, addresses);
        return sandbox.function(Map.of(
                "CLOUD_CALL_API", "*",
                "WECHAT_API_BASE_URL", "http://" + name + ":" + other.port(),
                "WECHAT_ALLOW_PLAIN_HTTP", "true",
                "WECHAT_REQUEST_TIMEOUT_MS", "3000"));
    }

    @Test
    void areTriedInTurnWhenOneRefuses() {
        other.stop();
        FunctionUnderTest function = functionAt("one-refuses.test", "127.0.0.2", "127.0.0.1");

        assertResult(function.invoke(READ)).isOk();
        assertResult(function.invoke(WRITE)).isError(930561);
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }

    @Test
    void areTriedInTurnWhenOneIsSilent() {
        other.drop();
        FunctionUnderTest function = functionAt("one-is-silent.test", "127.0.0.2", "127.0.0.1");

        assertResult(function.invoke(READ)).isOk();
        assertResult(function.invoke(WRITE)).isError(930561);
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }

    @Test
    void areTriedInTurnWhereIpv6IsDead() {
        FunctionUnderTest function = functionAt("ipv6-is-dead.test", "::1", "127.0.0.1");

        assertResult(function.invoke(READ)).isOk();
    }

    @Test
    void areFollowedWhenTheNameMoves() {
        FunctionUnderTest function = functionAt("moves.test", "127.0.0.2");
        assertResult(function.invoke(READ)).isOk();
        StubNames.resolve("moves.test", "127.0.0.1");
        other.stop();

        assertResult(function.invoke(READ)).isOk();
        assertResult(function.invoke(WRITE)).isError(930561);
    }

    @Test
    void areFollowedByABusyFunctionWhenTheOldServerLives() {
        FunctionUnderTest function = functionAt("moves-slowly.test", "127.0.0.2");
        assertResult(function.invoke(READ)).isOk();
        StubNames.resolve("moves-slowly.test", "127.0.0.1");

        for (int second = 0; second < 61; second += 10) {
            clock.advance(Duration.ofSeconds(10));
            assertResult(function.invoke(READ)).isOk();
        }
        other.stop();
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(48001, "proves that no other attempt was made"));

        assertResult(function.invoke(READ)).isError(48001);
    }

    @Test
    void areLeftForAnotherWhenOneNoLongerResponds() {
        FunctionUnderTest function = functionAt("falls-silent.test", "127.0.0.2", "127.0.0.1");
        assertResult(function.invoke(READ)).isOk();
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.hang());
        assertResult(function.invoke(READ)).isError(-604102);
        other.drop();

        assertResult(function.invoke(READ)).isOk();
    }
}
