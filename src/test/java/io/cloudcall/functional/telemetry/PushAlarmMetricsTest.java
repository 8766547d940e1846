package io.cloudcall.functional.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.PushFunction;
import io.cloudcall.template.AlarmMetrics;
import io.cloudcall.template.DashboardMetrics;
import io.cloudcall.template.EmittedMetrics;
import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Checks that the alarms and the dashboard of template.yaml name exactly the metrics of pushes that the function
 * prints.
 */
@Timeout(60)
class PushAlarmMetricsTest {
    /** The example in security mode of WeChat's page on message push, with its token and its key. */
    private static final String QUERY = "signature=6c5c811b55cc85e0e1b54100749188c20beb3f5d&timestamp=1714112445"
            + "&nonce=415670741&openid=o9AgO5Kd5ggOC-bXrbNODIiE3bGY&encrypt_type=aes"
            + "&msg_signature=046e02f8204d34f8ba5fa3b1db94908f3df2e9b3";

    private static final String ENCRYPTED = "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05J"
            + "Cpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5k"
            + "dfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgR"
            + "tWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();

    private PushFunction function() {
        Map<String, String> settings = new HashMap<>(bus.environment());
        settings.put("WECHAT_APP_ID", "wxba5fad812f8e6fb9");
        settings.put(
                "WECHAT_PUSH_KEYS",
                new JsonObject()
                        .put("token", "A".repeat(5))
                        .put("encodingAesKey", "A".repeat(43))
                        .encode());
        settings.put("WECHAT_PUSH_BUS", "wechat-push");
        settings.put("WECHAT_PUSH_MAX_AGE_SECONDS", "9999999999");
        return new PushFunction(settings, Timing.system());
    }

    private static byte[] event(String query) {
        JsonObject http = new JsonObject().put("method", "POST").put("path", "/push");
        return new JsonObject()
                .put("version", "2.0")
                .put("rawPath", "/push")
                .put("rawQueryString", query)
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put("requestContext", new JsonObject().put("http", http))
                .put(
                        "body",
                        new JsonObject()
                                .put("ToUserName", "gh_97417a04a28d")
                                .put("Encrypt", ENCRYPTED)
                                .encode())
                .put("isBase64Encoded", false)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }

    private int push(PushFunction function, String query) throws IOException {
        PrintStream log = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        LocalLambdaContext context = new LocalLambdaContext(log, records, Duration.ofSeconds(6));
        function.handleRequest(new ByteArrayInputStream(event(query)), response, context);
        return new JsonObject(response.toString(StandardCharsets.UTF_8)).getInteger("statusCode");
    }

    private EmittedMetrics emittedByPushesOfEveryOutcome() throws IOException {
        try (PushFunction function = function()) {
            assertEquals(200, push(function, QUERY));
            assertEquals(403, push(function, QUERY.replace("nonce=4", "nonce=5")));
            bus.respondWithError(403, "AccessDeniedException", "not allowed");
            assertEquals(500, push(function, QUERY));
            assertEquals(400, push(function, ""));
        }
        return new EmittedMetrics(
                records.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void areThoseOfPushes() throws IOException {
        EmittedMetrics emitted = emittedByPushesOfEveryOutcome();
        AlarmMetrics alarmed = new AlarmMetrics("HasPushAlarms", "PushFunction");
        Set<Object> unknown = new HashSet<>(alarmed.units());
        unknown.removeAll(emitted.units());

        assertEquals(Set.of(), unknown);
        assertEquals(2, alarmed.units().size(), alarmed.units()::toString);
        assertEquals(emitted.metrics(), DashboardMetrics.forPushes().metrics());
    }
}
