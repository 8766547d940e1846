package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A warm-up that fails would go unnoticed otherwise. */
@Timeout(60)
class PushRehearsalTest {
    @Test
    void deliversAPushWithoutAConnection() {
        String line = new String(PushRehearsal.rehearse(), StandardCharsets.UTF_8);

        assertTrue(line.contains("\"outcome\":\"delivered\""), line);
    }
}
