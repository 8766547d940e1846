package io.cloudcall.chaos;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Invokes a function as Lambda does, and takes down what comes of it. Thread-safe. */
final class Invoker {
    private final CloudFunction function;
    private final JumpingClock clock;
    private final StallDetector heartbeat;

    Invoker(CloudFunction function, JumpingClock clock, StallDetector heartbeat) {
        this.function = function;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    ChaosInvocation invoke(int number, int timeoutMillis) {
        byte[] event = ("{\"invocation\":" + number + "}").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Instant began = clock.instant();
        long beganNanos = System.nanoTime();
        Throwable thrown = invoke(event, result, log, timeoutMillis);
        long endedNanos = System.nanoTime();
        return new ChaosInvocation(
                number,
                timeoutMillis,
                began,
                clock.instant(),
                Duration.ofNanos(endedNanos - beganNanos).toMillis(),
                heartbeat.missedMillis(beganNanos, endedNanos),
                result.toString(StandardCharsets.UTF_8),
                log.toString(StandardCharsets.UTF_8),
                thrown);
    }

    private @Nullable Throwable invoke(
            byte[] event, ByteArrayOutputStream result, ByteArrayOutputStream log, int timeoutMillis) {
        PrintStream lines = new PrintStream(log, true, StandardCharsets.UTF_8);
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event),
                    result,
                    new LocalLambdaContext(lines, lines, Duration.ofMillis(timeoutMillis)));
            return null;
        } catch (IOException | RuntimeException | Error failure) {
            return failure;
        }
    }
}
