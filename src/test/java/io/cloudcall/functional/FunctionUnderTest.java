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
 * The function in this process, pointed at a sandbox. Whatever it returns or logs is searched for secrets when it is
 * closed, and what it logs for machines is checked. Safe for many threads.
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

    /** A function with the system's clock. */
    public static FunctionUnderTest at(Sandbox sandbox) {
        return at(sandbox, Map.of());
    }

    /** A function with the system's clock and more settings than those that point it at the sandbox. */
    public static FunctionUnderTest at(Sandbox sandbox, Map<String, String> more) {
        return at(sandbox, Clock.systemUTC(), more);
    }

    /**
     * A function that never really sleeps, with another clock and more settings than those that point it at the
     * sandbox; a blank one takes such a setting away.
     */
    public static FunctionUnderTest at(Sandbox sandbox, Clock clock, Map<String, String> more) {
        return at(sandbox, new Timing(clock, new Random(1), millis -> {}), more);
    }

    /** A function with another timing and more settings than those that point it at the sandbox. */
    public static FunctionUnderTest at(Sandbox sandbox, Timing timing, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(sandbox.settings());
        settings.putAll(more);
        return new FunctionUnderTest(settings, timing);
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
                    new LocalLambdaContext(new PrintStream(log, true, StandardCharsets.UTF_8), records, timeout, clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = result.toString(StandardCharsets.UTF_8);
        results.add(text);
        return text;
    }

    /** Asks for all accounts, and gets them. */
    public void assertSucceeds() {
        String result = invoke("{}");
        assertTrue(result.endsWith(OK), result + log());
    }

    public CloudFunction function() {
        return function;
    }

    /** What it logged for people. */
    public String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** What it logged for machines: a line for each invocation. */
    public List<String> records() {
        return records.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The latest of these. */
    public JsonObject record() {
        return new JsonObject(records().getLast());
    }

    @Override
    public void close() {
        function.close();
        SecretRegistry.assertNoneIn(results);
        SecretRegistry.assertNoneIn(List.of(log()));
        SecretRegistry.assertNoneIn(records());
        records().forEach(EmbeddedMetricFormat::check);
    }
}
