package io.cloudcall.tools.sandbox.push;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Pushes one message after another on a thread of its own. Thread-safe. */
final class PushQueue implements AutoCloseable {
    private static final long POLL_MILLIS = 500;

    private final PushSender sender;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-push").factory());
    private final Set<PushTarget> verified = new HashSet<>();

    PushQueue(PushSender sender) {
        this.sender = sender;
    }

    /** Runs {@code poll} at once, and again and again. */
    void poll(Runnable poll) {
        ScheduledFuture<?> ignored =
                thread.scheduleWithFixedDelay(() -> tryRun(poll), 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void tryRun(Runnable poll) {
        try {
            poll.run();
        } catch (RuntimeException e) {
            // Such as an app without keys, for which a request or a flush fails. The next poll is due all the same.
        }
    }

    CompletableFuture<Void> run(Runnable action) {
        return CompletableFuture.runAsync(action, thread);
    }

    CompletableFuture<PushDelivery> add(PushTarget target, PushedMessage message) {
        return CompletableFuture.supplyAsync(() -> push(target, message), thread);
    }

    CompletableFuture<PushVerification> verify(PushTarget target) {
        return CompletableFuture.supplyAsync(() -> tryVerify(target), thread);
    }

    private PushDelivery push(PushTarget target, PushedMessage message) {
        try {
            return verified.contains(target) || tryVerify(target).isPassed()
                    ? sender.push(target, message)
                    : new PushDelivery(target.appId(), message, List.of());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private PushVerification tryVerify(PushTarget target) {
        try {
            PushVerification verification = sender.verify(target);
            if (verification.isPassed()) {
                verified.add(target);
            }
            return verification;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the sandbox is closed", e);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        sender.close();
    }
}
