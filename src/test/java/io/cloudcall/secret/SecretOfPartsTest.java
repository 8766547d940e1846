package io.cloudcall.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.aws.AwsException;
import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.tools.sandbox.MockClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A secret of several parts; {@link StoredAppSecretTest} has the rest. */
class SecretOfPartsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Supplier<List<String>> store = () -> List.of("one");
    private int reads;

    private final StoredSecret<List<String>> secret = new StoredSecret<>(this::read, clock, waiting::add);

    private List<String> read() {
        reads++;
        return store.get();
    }

    private void runThreads() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    private CompletableFuture<List<String>> refreshWithout(String part) {
        return secret.refresh(parts -> !parts.contains(part), MINUTE);
    }

    private List<String> await(CompletableFuture<List<String>> value) {
        runThreads();
        return value.join();
    }

    @Test
    void givesTheLatestWhileItIsReadAgain() {
        await(secret.getLatest());
        store = () -> List.of("one", "two");
        CompletableFuture<List<String>> refreshed = refreshWithout("two");

        assertEquals(List.of("one"), secret.getLatest().join());
        assertFalse(secret.get().isDone());
        assertEquals(List.of("one", "two"), await(refreshed));
        assertEquals(List.of("one", "two"), secret.getLatest().join());
    }

    @Test
    void givesTheLatestAfterAReadThatFailed() {
        await(secret.get());
        store = () -> {
            throw new AwsException(Reason.UNAVAILABLE, "down");
        };
        CompletableFuture<List<String>> refreshed = refreshWithout("two");
        runThreads();

        assertThrows(CompletionException.class, refreshed::join);
        assertEquals(List.of("one"), secret.getLatest().join());
        assertTrue(secret.get().isCompletedExceptionally());
    }

    @Test
    void readsAgainForWhatIsMissingOnceAnInterval() {
        await(secret.get());
        assertEquals(List.of("one"), await(refreshWithout("two")));
        store = () -> List.of("one", "two");
        clock.advance(MINUTE.minusMillis(1));

        assertEquals(List.of("one"), await(refreshWithout("two")));
        assertEquals(2, reads);

        clock.advance(Duration.ofMillis(1));
        assertEquals(List.of("one", "two"), await(refreshWithout("two")));
        assertEquals(3, reads);
    }

    @Test
    void readsNothingAgainForWhatIsThere() {
        await(secret.get());

        assertEquals(List.of("one"), await(refreshWithout("one")));
        assertEquals(1, reads);
    }

    @Test
    void namesTheSettingAndWhatItHolds() {
        SecretSetting keys = new SecretSetting("TEAM_KEYS_ARN", "the keys", "as JSON", "team-keys");
        AwsException malformed = assertThrows(
                AwsException.class,
                () -> keys.parse("{}", text -> {
                    throw new MalformedSecretException("holds no keys");
                }));

        assertEquals(
                "The secret that TEAM_KEYS_ARN names holds no keys: store the keys as JSON.", malformed.userMessage());
        assertEquals(
                "The secret that TEAM_KEYS_ARN names does not exist, or has no value: correct the setting, or store"
                        + " the keys there.",
                new SecretsManagerErrors(keys).messageFor("ResourceNotFoundException"));
    }
}
