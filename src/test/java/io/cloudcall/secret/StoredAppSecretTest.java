package io.cloudcall.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.aws.AwsException;
import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.tools.sandbox.MockClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StoredAppSecretTest {
    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Supplier<String> store = () -> "first";
    private int readings;

    private final AppSecret secret = new StoredAppSecret(new StoredSecret<>(this::read, clock, waiting::add));

    private String read() {
        readings++;
        return store.get();
    }

    private void runThreads() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    private String await(CompletableFuture<String> value) {
        runThreads();
        return value.join();
    }

    private AwsException awaitFailure(CompletableFuture<String> value) {
        runThreads();
        return assertInstanceOf(
                AwsException.class,
                assertThrows(CompletionException.class, value::join).getCause());
    }

    private void fail() {
        store = () -> {
            throw new AwsException(Reason.UNAVAILABLE, "down");
        };
    }

    @Test
    void readsNothingBeforeTheFirstGet() {
        runThreads();

        assertEquals(0, readings);
    }

    @Test
    void readsOnceAndKeepsWhatItRead() {
        assertEquals("first", await(secret.get()));
        store = () -> "second";
        clock.advance(Duration.ofDays(30));

        assertEquals("first", await(secret.get()));
        assertEquals(1, readings);
    }

    @Test
    void sharesOneReadAmongConcurrentCallers() {
        CompletableFuture<String> one = secret.get();
        CompletableFuture<String> two = secret.get();
        CompletableFuture<String> three = secret.refresh("older");

        assertFalse(one.isDone());
        assertEquals("first", await(three));
        assertEquals("first", one.join());
        assertSame(one, two);
        assertEquals(1, readings);
    }

    @Test
    void refreshesARejectedSecret() {
        await(secret.get());
        store = () -> "second";

        assertEquals("second", await(secret.refresh("first")));
        assertEquals("second", await(secret.get()));
        assertEquals(2, readings);
    }

    @Test
    void refreshesOnceForConcurrentRejections() {
        await(secret.get());
        store = () -> "second";
        CompletableFuture<String> one = secret.refresh("first");
        CompletableFuture<String> two = secret.refresh("first");

        assertEquals("second", await(one));
        assertEquals("second", await(two));
        assertEquals("second", await(secret.refresh("first")), "that one was replaced already");
        assertEquals(2, readings);
    }

    @Test
    void givesTheSameWhenTheRotationIsNotYetStored() {
        await(secret.get());

        assertEquals("first", await(secret.refresh("first")));
        assertEquals(2, readings);
    }

    @Test
    void readsARejectedSecretAgainEachTenSeconds() {
        await(secret.get());
        await(secret.refresh("first"));
        store = () -> "second";
        clock.advance(Duration.ofMillis(9_999));

        assertEquals("first", await(secret.refresh("first")));
        assertEquals(2, readings);

        clock.advance(Duration.ofMillis(1));

        assertEquals("second", await(secret.refresh("first")));
    }

    @Test
    void cachesAFailureForTenSeconds() {
        fail();
        AwsException failure = awaitFailure(secret.get());
        store = () -> "first";
        clock.advance(Duration.ofMillis(9_999));
        assertSame(failure, awaitFailure(secret.get()));
        assertSame(failure, awaitFailure(secret.refresh("any")));
        assertEquals(1, readings);

        clock.advance(Duration.ofMillis(1));

        assertEquals("first", await(secret.get()));
        assertEquals(2, readings);
    }

    @Test
    void dropsACachedFailureWhenTheClockIsSetBack() {
        fail();
        awaitFailure(secret.get());
        store = () -> "first";
        clock.advance(Duration.ofHours(-1));

        assertEquals("first", await(secret.get()));
    }

    @Test
    void cachesTheFailureOfARefresh() {
        await(secret.get());
        fail();
        awaitFailure(secret.refresh("first"));

        awaitFailure(secret.get());
        assertEquals(2, readings);

        clock.advance(Duration.ofSeconds(10));
        store = () -> "second";
        assertEquals("second", await(secret.get()));
    }

    @Test
    void doesNotTakeARunningReadingForAStaleFailure() {
        CompletableFuture<String> slow = secret.get();
        clock.advance(Duration.ofMinutes(1));

        assertSame(slow, secret.get());
        assertEquals("first", await(slow));
        assertEquals(1, readings);
    }

    @Test
    void keepsAConfiguredSecretAfterRejection() {
        AppSecret given = AppSecret.of("given");

        assertEquals("given", given.get().join());
        assertEquals("given", given.refresh("given").join());
    }
}
