package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestLogTest {

    private final RequestLog log = new RequestLog();

    @Test
    void keepsRequestsInTheirOrder() {
        log.add(request(1));
        log.add(request(2));

        assertEquals(List.of(request(1), request(2)), log.snapshot());
    }

    @Test
    void forgetsTheOldestBeyondTenThousand() {
        for (int i = 0; i <= 10_000; i++) {
            log.add(request(i));
        }

        assertEquals(10_000, log.snapshot().size());
        assertEquals(request(1), log.snapshot().getFirst());
        assertEquals(request(10_000), log.snapshot().getLast());
    }

    private static ReceivedRequest request(long connection) {
        return new ReceivedRequest("GET", "/", "/", Map.of(), Map.of(), Buffer.buffer(), Instant.EPOCH, connection);
    }
}
