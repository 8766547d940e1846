package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.CANCEL_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.StubResponse;
import io.cloudcall.wechat.Timing;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses of a gateway that has no response of WeChat's. */
class GatewayErrorTest {
    private static final String WRITE = "{\"openapi\":\"logistics.cancelOrder\",\"data\":{\"orderId\":\"1\"}}";

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(clock);

    private final List<Long> pauses = new CopyOnWriteArrayList<>();

    private final FunctionUnderTest function =
            sandbox.function(new Timing(clock, new Random(1), pauses::add), Map.of("CLOUD_CALL_API", "*"));

    private String read() {
        return read(Duration.ofSeconds(10));
    }

    private String read(Duration timeout) {
        return function.invoke("{\"openapi\":\"logistics.getAllAccount\"}", timeout);
    }

    private static Fault gatewayError(int status) {
        return Fault.respond(status, "text/html", "<h1>Bad Gateway</h1>");
    }

    private static Fault retryAfter(String value) {
        return Fault.respond(new StubResponse(503, Map.of("Retry-After", value), Buffer.buffer()));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void readsAreSentUpToThreeTimesMore(int status) {
        sandbox.faults().times(3, GET_ALL_ACCOUNT, gatewayError(status));

        assertResult(read()).isOk();
        assertEquals(4, sandbox.calls(GET_ALL_ACCOUNT));
        assertTrue(pauses.stream().mapToLong(pause -> pause).sum() >= 350, pauses::toString);
    }

    @Test
    void readsThatStayUnansweredAreSystemErrors() {
        sandbox.faults().times(4, GET_ALL_ACCOUNT, gatewayError(502));

        assertResult(read()).isPlatformError(-604103);
        assertEquals(4, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void tokenCallsAreSentAgain() {
        sandbox.faults().times(3, STABLE_TOKEN, gatewayError(503));

        assertResult(read()).isOk();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void writesAreNeverSentAgain(int status) {
        sandbox.faults().next(CANCEL_ORDER, gatewayError(status));

        assertResult(function.invoke(WRITE)).isPlatformError(-604103);
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 500, 501, 505})
    void otherStatusesAreNoReasonToSendAgain(int status) {
        sandbox.faults().next(GET_ALL_ACCOUNT, gatewayError(status));

        assertResult(read()).isPlatformError(-604103);
        assertEquals(1, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void errorOfWeChatCountsWhateverItsStatus() {
        sandbox.faults()
                .next(GET_ALL_ACCOUNT, Fault.respond(503, "application/json", "{\"errcode\":48001,\"errmsg\":\"no\"}"));

        assertResult(read()).isError(48001);
        assertEquals(1, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", " 3 ", "Sun, 01 Mar 2026 00:00:03 GMT"})
    void retryAfterIsHeeded(String value) {
        sandbox.faults().next(GET_ALL_ACCOUNT, retryAfter(value));

        assertResult(read()).isOk();
        assertEquals(List.of(3_000L), pauses);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3", "99999999999999999999", "Sun, 01 Mar 2026 00:00:03 GMT", "Tue, 01 Mar 2039 00:00:03 GMT"})
    void retryAfterBeyondTheDeadlineMeansNoRetry(String value) {
        sandbox.faults().next(GET_ALL_ACCOUNT, retryAfter(value));

        assertResult(read(Duration.ofSeconds(3))).isPlatformError(-604103);
        assertEquals(1, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "0", "Sun, 01 Mar 2026", "Sat, 28 Feb 2026 00:00:00 GMT"})
    void anyOtherRetryAfterLeavesTheUsualPause(String value) {
        sandbox.faults().next(GET_ALL_ACCOUNT, retryAfter(value));

        assertResult(read()).isOk();
        assertTrue(pauses.getFirst() >= 50 && pauses.getFirst() <= 150, pauses::toString);
    }
}
