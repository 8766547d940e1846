package io.cloudcall.client;

import static io.cloudcall.client.ClientUnderTest.GET_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.logistics.AccountList;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AsynchronousCallsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final CloudCallClient cloudCall = ClientUnderTest.at(sandbox).build();

    private static CloudCallException failure(CompletableFuture<AccountList> future) {
        CompletionException wrapper = assertThrows(CompletionException.class, future::join);
        return ClientUnderTest.failure(() -> {
            throw assertInstanceOf(CloudCallException.class, wrapper.getCause());
        });
    }

    @Test
    void doNotWait() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        sandbox.faults().next(GET_ALL, Fault.beforeWork(() -> await(asked)));

        CompletableFuture<AccountList> accounts = cloudCall.logistics().getAllAccountAsync();
        assertFalse(accounts.isDone());
        asked.countDown();

        assertEquals(5, accounts.join().count());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shareOneAccessTokenHoweverManyThereAre() {
        List<CompletableFuture<AccountList>> all = IntStream.range(0, 200)
                .mapToObj(i -> cloudCall.logistics().getAllAccountAsync(LONG))
                .toList();

        assertEquals(
                List.of(5L),
                all.stream().map(list -> list.join().count()).distinct().toList());
        assertEquals(
                1,
                sandbox.requests().stream()
                        .filter(request -> request.path().equals("/cgi-bin/stable_token"))
                        .count());
    }

    @Test
    void failWithWhatABlockingCallThrows() {
        sandbox.faults().next(GET_ALL, Fault.errcode(48001, "api unauthorized"));

        assertEquals(48001, failure(cloudCall.logistics().getAllAccountAsync()).errCode());
    }

    @Test
    void endInTime() {
        sandbox.faults().next(GET_ALL, Fault.hang());

        assertEquals(
                -604102,
                failure(cloudCall.logistics().getAllAccountAsync(Duration.ofMillis(300)))
                        .errCode());
    }

    @Test
    void canBeGivenUp() {
        sandbox.faults().next(GET_ALL, Fault.hang());
        CompletableFuture<AccountList> accounts = cloudCall.logistics().getAllAccountAsync(LONG);

        assertTrue(accounts.cancel(true));

        assertTrue(accounts.isCancelled());
    }

    @Test
    void endWhenTheClientIsClosed() throws InterruptedException {
        cloudCall.logistics().getAllAccount();
        sandbox.faults().times(2, GET_ALL, Fault.hang());
        CompletableFuture<AccountList> own = cloudCall.logistics().getAllAccountAsync(LONG);
        CompletableFuture<AccountList> others =
                CompletableFuture.supplyAsync(() -> cloudCall.logistics().getAllAccount(LONG));
        sandbox.faults().awaitApplied(2, Duration.ofSeconds(10));

        cloudCall.close();

        for (CompletableFuture<AccountList> interrupted : List.of(own, others)) {
            CloudCallException failure = failure(interrupted);
            assertEquals(-604103, failure.errCode());
            assertTrue(ClientUnderTest.trace(failure).contains("this CloudCallClient is closed"));
        }
    }

    @Test
    void failOnceTheClientIsClosed() {
        cloudCall.close();

        CompletableFuture<AccountList> accounts = cloudCall.logistics().getAllAccountAsync();

        assertInstanceOf(
                IllegalStateException.class,
                assertThrows(CompletionException.class, accounts::join).getCause());
    }
}
