package io.cloudcall.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.aws.AwsException;
import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.tools.sandbox.MockClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StoredAppSecretsTest {
    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Supplier<Map<String, String>> store = () -> Map.of("wx1", "first-1", "wx2", "first-2");
    private int reads;

    private final AppSecrets secrets = new StoredAppSecrets(new StoredSecret<>(this::read, clock, waiting::add));
    private final AppSecret one = secrets.get("wx1");
    private final AppSecret two = secrets.get("wx2");

    private Map<String, String> read() {
        reads++;
        return store.get();
    }

    private <T> T await(CompletableFuture<T> value) {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
        return value.join();
    }

    private AwsException awaitFailure(CompletableFuture<?> value) {
        return assertInstanceOf(
                AwsException.class,
                assertThrows(CompletionException.class, () -> await(value)).getCause());
    }

    private void store(String ofOne, String ofTwo) {
        store = () -> Map.of("wx1", ofOne, "wx2", ofTwo);
    }

    private void fail() {
        store = () -> {
            throw new AwsException(Reason.UNAVAILABLE, "down");
        };
    }

    @Test
    void areReadOnceForAll() {
        CompletableFuture<Boolean> isListed = secrets.contains("wx1");
        CompletableFuture<Boolean> isUnknown = secrets.contains("wx3");
        CompletableFuture<String> ofTwo = two.get();

        assertTrue(await(isListed));
        assertFalse(await(isUnknown));
        assertEquals("first-2", await(ofTwo));
        assertEquals("first-1", await(one.get()));
        assertEquals(1, reads);
    }

    @Test
    void areReadAgainForAnUnknownAppIdOnceAMinute() {
        await(one.get());
        assertFalse(await(secrets.contains("wx3")));
        assertFalse(await(secrets.contains("wx4")));
        assertEquals(2, reads);
        store = () -> Map.of("wx3", "first-3");
        clock.advance(Duration.ofMillis(59_999));
        assertFalse(await(secrets.contains("wx3")));

        clock.advance(Duration.ofMillis(1));

        assertTrue(await(secrets.contains("wx3")));
        assertEquals(3, reads);
    }

    @Test
    void shareOneReadAmongConcurrentUnknownAppIds() {
        await(one.get());
        store = () -> Map.of("wx3", "first-3", "wx4", "first-4");
        CompletableFuture<Boolean> three = secrets.contains("wx3");
        CompletableFuture<Boolean> four = secrets.contains("wx4");

        assertTrue(await(three));
        assertTrue(await(four));
        assertEquals(2, reads);
    }

    @Test
    void keepOthersInUseWhileTheyAreReadAgain() {
        await(one.get());
        store("second-1", "second-2");
        CompletableFuture<String> refreshed = one.refresh("first-1");

        assertEquals("first-2", two.get().join());
        assertTrue(secrets.contains("wx2").join());
        assertEquals("second-1", await(refreshed));
        assertEquals("second-2", two.get().join());
    }

    @Test
    void keepOthersInUseAfterAReadThatFailed() {
        await(one.get());
        fail();
        awaitFailure(one.refresh("first-1"));

        assertEquals("first-2", two.get().join());
        assertTrue(secrets.contains("wx2").join());
        awaitFailure(secrets.contains("wx3"));
        assertEquals(2, reads);
    }

    /** The operator resets one AppSecret, while another was mistyped. */
    @Test
    void areReadAgainAtOnceForTheFirstRejectionOfEach() {
        await(one.get());
        await(one.refresh("first-1"));
        store("first-1", "second-2");

        assertEquals("second-2", await(two.refresh("first-2")));
        assertEquals(3, reads);
    }

    @Test
    void areReadAgainForTheSameRejectionEachTenSeconds() {
        await(one.get());
        await(one.refresh("first-1"));
        store("second-1", "first-2");
        clock.advance(Duration.ofMillis(9_999));
        assertEquals("first-1", await(one.refresh("first-1")));
        assertEquals(2, reads);

        clock.advance(Duration.ofMillis(1));

        assertEquals("second-1", await(one.refresh("first-1")));
    }

    @Test
    void areNotReadAgainForAValueThatWasReplaced() {
        await(one.get());
        store("second-1", "second-2");
        await(one.refresh("first-1"));

        assertEquals("second-2", await(two.refresh("first-2")));
        assertEquals(2, reads);
    }

    @Test
    void reportAnAppSecretThatIsNoLongerStored() {
        await(one.get());
        store = () -> Map.of("wx2", "first-2");

        AwsException removed = awaitFailure(one.refresh("first-1"));
        assertEquals(Reason.CONFIGURATION, removed.reason());
        assertFalse(removed.userMessage().contains("wx"), removed.userMessage());
        assertFalse(await(secrets.contains("wx1")));
    }
}
