package io.cloudcall.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.secret.SecretException.Reason;
import io.cloudcall.tools.sandbox.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CachedSecretTest {
    private final MutableClock clock = MutableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Supplier<String> store = () -> "first";
    private int readings;

    private final CachedSecret secret = new CachedSecret(this::read, clock, waiting::add);

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

    private SecretException awaitFailure(CompletableFuture<String> value) {
        runThreads();
        return assertInstanceOf(
                SecretException.class,
                assertThrows(CompletionException.class, value::join).getCause());
    }

    private void fail() {
        store = () -> {
            throw new SecretException(Reason.UNREACHABLE, "down");
        };
    }

    @Test
    void readsNothingBeforeItIsAsked() {
        runThreads();

        assertEquals(0, readings);
    }

    @Test
    void readsOnceAndKeepsWhatItRead() {
        assertEquals("first", await(secret.current()));
        store = () -> "second";
        clock.advance(Duration.ofDays(30));

        assertEquals("first", await(secret.current()));
        assertEquals(1, readings);
    }

    @Test
    void letsAllWhoAskMeanwhileShareOneReading() {
        CompletableFuture<String> one = secret.current();
        CompletableFuture<String> two = secret.current();
        CompletableFuture<String> three = secret.insteadOf("older");

        assertFalse(one.isDone());
        assertEquals("first", await(three));
        assertEquals("first", one.join());
        assertSame(one, two);
        assertEquals(1, readings);
    }

    @Test
    void readsAnewWhenTheSecretItHoldsIsWrong() {
        await(secret.current());
        store = () -> "second";

        assertEquals("second", await(secret.insteadOf("first")));
        assertEquals("second", await(secret.current()));
        assertEquals(2, readings);
    }

    @Test
    void readsAnewOnceHoweverManySayThatItIsWrong() {
        await(secret.current());
        store = () -> "second";
        CompletableFuture<String> one = secret.insteadOf("first");
        CompletableFuture<String> two = secret.insteadOf("first");

        assertEquals("second", await(one));
        assertEquals("second", await(two));
        assertEquals("second", await(secret.insteadOf("first")), "that one was replaced already");
        assertEquals(2, readings);
    }

    @Test
    void givesTheSameWhenTheRotationIsNotYetStored() {
        await(secret.current());

        assertEquals("first", await(secret.insteadOf("first")));
        assertEquals(2, readings);
    }

    @Test
    void remembersAFailureForTenSeconds() {
        fail();
        SecretException failure = awaitFailure(secret.current());
        store = () -> "first";
        clock.advance(Duration.ofMillis(9_999));
        assertSame(failure, awaitFailure(secret.current()));
        assertSame(failure, awaitFailure(secret.insteadOf("any")));
        assertEquals(1, readings);

        clock.advance(Duration.ofMillis(1));

        assertEquals("first", await(secret.current()));
        assertEquals(2, readings);
    }

    @Test
    void forgetsAFailureWhenTheClockIsSetBack() {
        fail();
        awaitFailure(secret.current());
        store = () -> "first";
        clock.advance(Duration.ofHours(-1));

        assertEquals("first", await(secret.current()));
    }

    @Test
    void remembersTheFailureOfASecondReadingToo() {
        await(secret.current());
        fail();
        awaitFailure(secret.insteadOf("first"));

        awaitFailure(secret.current());
        assertEquals(2, readings);

        clock.advance(Duration.ofSeconds(10));
        store = () -> "second";
        assertEquals("second", await(secret.current()));
    }

    @Test
    void doesNotTakeARunningReadingForAStaleFailure() {
        CompletableFuture<String> slow = secret.current();
        clock.advance(Duration.ofMinutes(1));

        assertSame(slow, secret.current());
        assertEquals("first", await(slow));
        assertEquals(1, readings);
    }

    @Test
    void keepsAGivenSecretWhateverIsSaidOfIt() {
        AppSecret given = AppSecret.of("given");

        assertEquals("given", given.current().join());
        assertEquals("given", given.insteadOf("given").join());
    }
}
