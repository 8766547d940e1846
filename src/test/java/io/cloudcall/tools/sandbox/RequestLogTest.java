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

    @Test
    void forgetsTheOldestBeyond64MebibytesOfBodies() {
        for (int i = 0; i < 10; i++) {
            log.add(request(i, Buffer.buffer(new byte[10 << 20])));
        }

        assertEquals(
                List.of(4L, 5L, 6L, 7L, 8L, 9L),
                log.snapshot().stream().map(ReceivedRequest::connection).toList());
    }

    private static ReceivedRequest request(long connection) {
        return request(connection, Buffer.buffer());
    }

    private static ReceivedRequest request(long connection, Buffer body) {
        return new ReceivedRequest("GET", "/", "/", Map.of(), Map.of(), body, Instant.EPOCH, null, connection);
    }
}
