package io.cloudcall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.http.Transport;
import io.cloudcall.tools.aws.EventBridgeStub;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;

/** A client of a stub of Amazon EventBridge. */
@Timeout(30)
abstract class EventBridgeFixture {
    static final String NAMED = "The event bus that WECHAT_PUSH_BUS names ";
    static final String BUS = "wechat-push";
    static final long TIMEOUT_MILLIS = 3_200;
    static final Instant TIME = Instant.parse("2026-03-01T00:00:00Z");

    @AutoClose
    final EventBridgeStub stub = new EventBridgeStub();

    @AutoClose
    private final Transport transport =
            Transport.create(new HttpClientConfig(5_000, List::of, null), 1 << 20, Clock.systemUTC());

    final Map<String, String> settings = new HashMap<>(stub.environment());
    final AtomicInteger pauses = new AtomicInteger();
    Clock clock = Clock.systemUTC();

    EventBridgeClient client() {
        return new EventBridgeClient("WECHAT_PUSH_BUS", settings, transport, clock, pauses::incrementAndGet);
    }

    static EventBridgeEvent event(String detail) {
        return new EventBridgeEvent(BUS, "wechat.wx1", "add_express_path", detail, TIME, List.of("push:12"));
    }

    static EventBridgeEvent eventFor(String bus) {
        return new EventBridgeEvent(bus, "wechat.wx1", "text", "{}", TIME, List.of());
    }

    void put(EventBridgeEvent event) throws ExecutionException, InterruptedException {
        client().putEvent(event, TIMEOUT_MILLIS).get();
    }

    void assertAttempts(int count) {
        assertEquals(count, stub.requests().size());
        assertEquals(count - 1, pauses.get());
    }

    AwsException failure(EventBridgeEvent event, long timeoutMillis) {
        ExecutionException failed = assertThrows(
                ExecutionException.class,
                () -> client().putEvent(event, timeoutMillis).get(20, TimeUnit.SECONDS));
        AwsException failure = assertInstanceOf(AwsException.class, failed.getCause());
        assertFalse(String.valueOf(failure.getMessage()).contains("hidden"), failure.getMessage());
        return failure;
    }

    AwsException assertFails(AwsException.Reason reason, String sentence) {
        AwsException failure = failure(event("{\"hidden\":\"hidden\"}"), TIMEOUT_MILLIS);

        assertEquals(sentence, failure.userMessage());
        assertEquals(reason, failure.reason());
        return failure;
    }
}
