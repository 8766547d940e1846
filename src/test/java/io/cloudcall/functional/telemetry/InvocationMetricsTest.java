package io.cloudcall.functional.telemetry;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.telemetry.EmbeddedMetricFormat;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The metrics of an invocation, and their dimensions. */
class InvocationMetricsTest {
    private static final String BY_OUTCOME = "Calls[Function, Outcome]";
    private static final String BY_API = "Calls[Function, Api, Outcome]";
    private static final String LATENCY = "WeChatLatency[Function, Api]";

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(clock);

    private final FunctionUnderTest function = sandbox.function();

    private void assertMetrics(Map<String, Number> expected) {
        assertEquals(expected, EmbeddedMetricFormat.metrics(function.record()));
    }

    @Test
    void countCallsAndTheLatencyOfWeChat() {
        function.invoke("{}");
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.beforeWork(() -> clock.advance(Duration.ofMillis(25))));
        function.invoke("{}");

        assertMetrics(Map.of(BY_OUTCOME, 1, BY_API, 1, LATENCY, 25));
    }

    @Test
    void countRetriesAndRenewalsWhereThereAreAny() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));
        function.invoke("{}");

        assertMetrics(
                Map.of(BY_OUTCOME, 1, BY_API, 1, LATENCY, 0, "Retries[Function]", 1, "TokenRenewals[Function]", 1));
    }

    @Test
    void haveNoLatencyOfACallThatWasNotMade() {
        function.invoke("[]");

        assertMetrics(Map.of(BY_OUTCOME, 1, BY_API, 1));
    }

    @Test
    void haveTheMomentOfTheAnswer() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.beforeWork(() -> clock.advance(Duration.ofMillis(25))));
        function.invoke("{}");

        JsonObject metadata = function.record().getJsonObject("_aws");
        assertEquals(clock.millis(), metadata.getLong("Timestamp"));
    }
}
