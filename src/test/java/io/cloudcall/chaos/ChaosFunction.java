package io.cloudcall.chaos;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A router function that calls a sandbox. Thread-safe. */
final class ChaosFunction implements AutoCloseable {
    private final CloudFunction function;
    private final @Nullable Path keys;

    ChaosFunction(Sandbox sandbox, ScenarioConfig config, Timing timing) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CLOUD_CALL_API", "*");
        environment.put("WECHAT_API_BASE_URL", sandbox.baseUrl());
        environment.put("WECHAT_REQUEST_TIMEOUT_MS", Integer.toString(config.requestTimeoutMillis()));
        environment.put("AWS_LAMBDA_LOG_LEVEL", config.debugLog() ? "DEBUG" : "INFO");
        if (config.tls()) {
            environment.put(
                    "WECHAT_CA_FILE", ChaosSandbox.certificate().caFile().toString());
        }
        environment.putAll(credentials(sandbox, config));
        keys = config.signed() ? writeKeys(sandbox) : null;
        if (keys != null) {
            environment.put("WECHAT_API_SECURITY_FILE", keys.toString());
            environment.put("WECHAT_SIGNED_APIS", TestOrders.QUERY_PATH);
        }
        function = new CloudFunction(environment, timing);
    }

    private static Path writeKeys(Sandbox sandbox) {
        try {
            Path file = Files.createTempFile("chaos", ".json");
            return Files.writeString(file, sandbox.security().encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> credentials(Sandbox sandbox, ScenarioConfig config) {
        ChaosApps apps = config.chaosApps();
        boolean severalApps = apps.count() > 1;
        if (config.tokenService()) {
            return Map.of(
                    "WECHAT_APP_ID",
                    apps.defaultId(),
                    "WECHAT_ACCESS_TOKEN_URL",
                    severalApps ? sandbox.appTokenServiceUrl() : sandbox.tokenServiceUrl(),
                    "WECHAT_ACCESS_TOKEN_AUTHORIZATION",
                    sandbox.tokenServiceAuthorization());
        }
        return severalApps
                ? Map.of("WECHAT_APP_ID", apps.defaultId(), "WECHAT_APPS", apps.settings())
                : Map.of("WECHAT_APP_ID", apps.defaultId(), "WECHAT_APP_SECRET", sandbox.appSecret());
    }

    /** Invokes the function outside of a numbered sequence. */
    ChaosInvocation invoke(String event, int timeoutMillis) {
        return invoke(-1, event, timeoutMillis);
    }

    /** Invokes the function as Lambda does, and records the outcome. */
    ChaosInvocation invoke(int number, String event, int timeoutMillis) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        long startNanos = System.nanoTime();
        Throwable thrown = handle(event, result, log, timeoutMillis);
        return new ChaosInvocation(
                number,
                timeoutMillis,
                startNanos,
                System.nanoTime(),
                result.toString(StandardCharsets.UTF_8),
                log.toString(StandardCharsets.UTF_8),
                thrown);
    }

    private @Nullable Throwable handle(
            String event, ByteArrayOutputStream result, ByteArrayOutputStream log, int timeoutMillis) {
        PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    result,
                    new LocalLambdaContext(lines, lines, Duration.ofMillis(timeoutMillis)));
            return null;
        } catch (IOException | RuntimeException | Error failure) {
            return failure;
        }
    }

    @Override
    public void close() {
        function.close();
        try {
            if (keys != null) {
                Files.deleteIfExists(keys);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
