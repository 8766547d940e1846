package io.cloudcall;

import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.config.PushConfigReader;
import io.cloudcall.event.HttpRequest;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.push.PushDeadline;
import io.cloudcall.push.PushLogEntry;
import io.cloudcall.push.PushReceiver;
import io.cloudcall.push.PushRequestParser;
import io.cloudcall.push.PushResult;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A dry run of a first push, on another thread while Vert.x starts: loads the classes that a push needs beside
 * connections, which takes a quarter of the time of a first push where there is no AOT cache. Opens no connection, logs
 * nothing, and keeps nothing.
 */
final class PushRehearsal {
    private static final int TIMEOUT_MILLIS = 10_000;

    private PushRehearsal() {}

    /** Starts the dry run, except from the system class loader: there an AOT cache has the classes. */
    static void start() {
        if (!ClassLoader.getSystemClassLoader().equals(PushRehearsal.class.getClassLoader())) {
            Thread.ofPlatform().daemon().name("push-rehearsal").start(PushRehearsal::run);
        }
    }

    private static void run() {
        try {
            rehearse();
        } catch (RuntimeException | LinkageError e) {
            // Ignored: a real push reports the same error.
        }
    }

    /** Returns the log line of the dry run. */
    static byte[] rehearse() {
        EnvironmentVariables variables = new EnvironmentVariables(PushSnapStartPriming.environment("http://localhost"));
        Clock clock = Clock.systemUTC();
        try (PushReceiver receiver =
                PushReceiver.create(PushConfigReader.read(variables), new LocalTransport(), clock, () -> {})) {
            HttpRequest request = HttpRequest.parse(PushSnapStartPriming.EVENT).orElseThrow();
            PushDeadline deadline = new PushDeadline(clock, () -> TIMEOUT_MILLIS);
            PushResult result = receiver.receive(PushRequestParser.parse(request), deadline);
            byte[] unused = result.toResponse();
            return new PushLogEntry("", "", result).toJsonLine(clock.millis(), deadline.elapsedMillis());
        }
    }

    /** A transport that opens no connection: the response is the same to each request. */
    private record LocalTransport() implements Transport {
        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request, long timeoutMillis) {
            return CompletableFuture.completedFuture(
                    new TransportResponse(200, Map.of(), PushSnapStartPriming.RESPONSE));
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
