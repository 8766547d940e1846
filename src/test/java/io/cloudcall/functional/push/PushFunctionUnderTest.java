package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cloudcall.PushFunction;
import io.cloudcall.telemetry.EmbeddedMetricFormat;
import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The push function in this process, pointed at a stub of EventBridge. On close, all logs are searched for what must
 * not be in them. Thread-safe.
 */
public final class PushFunctionUnderTest implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final PushFunction function;

    private PushFunctionUnderTest(Map<String, String> settings, Timing timing) {
        function = new PushFunction(settings, timing);
        keepSecret(PushEncryption.DEFAULT.token(), PushEncryption.DEFAULT.encodingAesKey(), "openid-of-a-user");
        keepSecret(EventBridgeStub.KEY, SignedPush.NONCE, "gh_of-a-shop");
    }

    /** Creates a function whose clock stands still. */
    public static PushFunctionUnderTest at(EventBridgeStub bus) {
        return at(bus, Map.of());
    }

    /** Creates a function likewise with additional settings; a blank one removes a setting. */
    public static PushFunctionUnderTest at(EventBridgeStub bus, Map<String, String> settings) {
        return at(bus, MockClock.at(Instant.now()), settings);
    }

    /** Creates a function likewise with this clock. */
    public static PushFunctionUnderTest at(EventBridgeStub bus, Clock clock, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(bus.environment());
        all.put("WECHAT_APP_ID", SignedPush.APP_ID);
        all.put("WECHAT_PUSH_KEYS", PushEncryption.DEFAULT.json());
        all.put("WECHAT_PUSH_BUS", "wechat-push");
        all.putAll(settings);
        return new PushFunctionUnderTest(all, new Timing(clock, new Random(1), millis -> {}));
    }

    /** Adds texts that no log line may have. */
    public void keepSecret(String... texts) {
        secrets.addAll(List.of(texts));
    }

    /** Returns the response to an event. */
    public JsonObject invoke(String event) {
        return invoke(event, TIMEOUT);
    }

    /** Returns the response to an event of a function with that timeout. */
    public JsonObject invoke(String event, Duration timeout) {
        return new JsonObject(
                new String(invoke(event.getBytes(StandardCharsets.UTF_8), timeout), StandardCharsets.UTF_8));
    }

    /** Returns the bytes of the response to an event. */
    public byte[] invoke(byte[] event, Duration timeout) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event), response, new LocalLambdaContext(lines, records, timeout));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return response.toByteArray();
    }

    /** Checks the status and the body of the response to a push. */
    public void assertResponse(int status, String body, SignedPush push) {
        JsonObject response = invoke(push.event());
        assertEquals(status, response.getInteger("statusCode"), () -> response + log());
        assertEquals(body, response.getString("body"));
    }

    /** Checks that a push is answered with success. */
    public void assertDelivers(SignedPush push) {
        assertResponse(200, "success", push);
    }

    /** Checks that a push is refused, for a reason that only the log has. */
    public void assertRefuses(String reason, SignedPush push) {
        assertResponse(403, "", push);
        assertEquals("refused", record().getString("outcome"));
        assertEquals(reason, record().getString("reason"));
    }

    public PushFunction function() {
        return function;
    }

    /** Returns the log lines. */
    public String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** Returns the log records, one for each invocation. */
    public List<String> records() {
        return records.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Returns the latest log record. */
    public JsonObject record() {
        return new JsonObject(records().getLast());
    }

    @Override
    public void close() {
        function.close();
        records().forEach(EmbeddedMetricFormat::check);
        String all = log() + records.toString(StandardCharsets.UTF_8);
        for (String secret : secrets) {
            assertFalse(all.contains(secret), () -> "the log has " + secret + ": " + all);
        }
    }
}
