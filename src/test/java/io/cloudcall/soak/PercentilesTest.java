package io.cloudcall.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    private final Percentiles percentiles = new Percentiles();

    @Test
    void areTheLeastThatAShareStaysWithin() {
        IntStream.rangeClosed(1, 200).forEach(millis -> percentiles.add(Duration.ofMillis(millis)));

        assertEquals("p50 100 ms, p99 198 ms, max 200 ms", percentiles.toString());
    }

    @Test
    void areZeroOfNothing() {
        assertEquals("p50 0 ms, p99 0 ms, max 0 ms", percentiles.toString());
    }

    @Test
    void countWhatIsLongerAsAMinute() {
        percentiles.add(Duration.ofHours(1));

        assertEquals(60_000, percentiles.percentile(0.5));
    }
}
