package io.cloudcall.functional;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.CloudFunction;
import io.cloudcall.telemetry.EmbeddedMetricFormat;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SecretRegistry;
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
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The function in this process, pointed at a sandbox. On close, all results and logs are searched for secrets, and its
 * log records are checked. Thread-safe.
 */
public final class FunctionUnderTest implements AutoCloseable {
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final Queue<String> results = new ConcurrentLinkedQueue<>();
    private final CloudFunction function;

    private FunctionUnderTest(Map<String, String> settings, Timing timing) {
        function = new CloudFunction(settings, timing);
    }

    /** Creates a function with the system's clock. */
    public static FunctionUnderTest at(Sandbox sandbox) {
        return at(sandbox, Map.of());
    }

    /** Creates a function with the system's clock and additional settings. */
    public static FunctionUnderTest at(Sandbox sandbox, Map<String, String> settings) {
        return at(sandbox, Clock.systemUTC(), settings);
    }

    /**
     * Creates a function with this clock, a sleeper that returns at once, and additional settings; a blank one removes
     * a setting.
     */
    public static FunctionUnderTest at(Sandbox sandbox, Clock clock, Map<String, String> settings) {
        return at(sandbox, new Timing(clock, new Random(1), millis -> {}), settings);
    }

    /** Creates a function with this timing and additional settings. */
    public static FunctionUnderTest at(Sandbox sandbox, Timing timing, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(sandbox.settings());
        all.putAll(settings);
        return new FunctionUnderTest(all, timing);
    }

    public String invoke(String event) {
        return invoke(event, TIMEOUT);
    }

    public String invoke(String event, Duration timeout) {
        return invoke(event, timeout, InstantSource.system());
    }

    /** Invokes the function with {@code timeout}, by the given clock. */
    public String invoke(String event, Duration timeout, InstantSource clock) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    result,
                    new LocalLambdaContext(
                            new PrintStream(log, true, StandardCharsets.UTF_8), records, timeout, clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = result.toString(StandardCharsets.UTF_8);
        results.add(text);
        return text;
    }

    /** Checks that a call of getAllAccount succeeds. */
    public void assertSucceeds() {
        String result = invoke("{}");
        assertTrue(result.endsWith(OK), result + log());
    }

    public CloudFunction function() {
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
        SecretRegistry.assertNoneIn(results);
        SecretRegistry.assertNoneInLog(List.of(log()));
        SecretRegistry.assertNoneInLog(records());
        records().forEach(EmbeddedMetricFormat::check);
    }
}
