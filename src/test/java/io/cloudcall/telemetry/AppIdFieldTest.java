package io.cloudcall.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The AppID in the line of an invocation, and as a dimension of its metrics. */
class AppIdFieldTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String BY_APP = "Calls[Function, AppId, Outcome]";
    private static final Set<String> TOTALS = Set.of("Calls[Function, Outcome]", "Calls[Function, Api, Outcome]");

    private final InvocationRecorder recorder =
            new InvocationRecorder(MockClock.at(NOW), StartType.WARM, "logistics.getAllAccount", null);

    private String line() {
        InvocationLogEntry entry = new InvocationLogEntry("cloudcall", "1-2-3", Outcome.OK, 0, "");
        String line = new String(entry.toJsonLine(recorder), StandardCharsets.UTF_8);
        EmbeddedMetricFormat.check(line);
        return line;
    }

    private static Set<String> metrics(String line) {
        return EmbeddedMetricFormat.metrics(new JsonObject(line)).keySet();
    }

    @Test
    void isNotThereForOneApp() {
        String before = line();
        recorder.recordTokenAge(NOW);

        assertEquals(before.replace("\"attempts\":0,", "\"attempts\":0,\"tokenAgeSeconds\":0,"), line());
        assertEquals(TOTALS, metrics(line()));
    }

    @Test
    void standsBehindTheApi() {
        String before = line();
        recorder.setAppId("wx1", false);
        recorder.recordTokenAge(NOW);

        assertEquals(
                before.replace("\"Outcome\":\"ok\"", "\"appId\":\"wx1\",\"Outcome\":\"ok\"")
                        .replace("\"attempts\":0,", "\"attempts\":0,\"tokenAgeSeconds\":0,"),
                line());
        assertEquals(TOTALS, metrics(line()));
    }

    /** Callers can send any AppID, and CloudWatch bills each value of a dimension. */
    @Test
    void isNoDimensionWithoutAnAccessToken() {
        recorder.setAppId("wx1", true);

        assertEquals(TOTALS, metrics(line()));
        assertEquals("wx1", new JsonObject(line()).getString("appId"));
        assertEquals(null, new JsonObject(line()).getString("AppId"));
    }

    @Test
    void isADimensionOfCallsOnRequest() {
        recorder.setAppId("wx1", true);
        recorder.recordTokenAge(NOW);

        assertEquals(Set.of("Calls[Function, Outcome]", "Calls[Function, Api, Outcome]", BY_APP), metrics(line()));
        assertEquals("wx1", new JsonObject(line()).getString("AppId"));
    }
}
