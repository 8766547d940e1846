package io.cloudcall.wechat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * A clock and the queue of a discrete-event simulation: time passes from one event to the next. Code that blocks runs
 * unchanged: one thread at a time performs events, and a thread that has to wait lets another go on. So the order of
 * all that happens is that of the events, and a run with the same seeds repeats it.
 */
final class VirtualTime extends Clock {
    private static final long EPOCH_MILLIS =
            Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final Deque<Semaphore> idleThreads = new ArrayDeque<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private long now;
    private long count;

    private record Event(long at, long number, Runnable action) {}

    /** A thread that waits for the first of several events. */
    private final class Waiter implements Runnable {
        private final Semaphore turn = new Semaphore(0);
        private boolean resumed;

        @Override
        public void run() {
            if (!resumed) {
                resumed = true;
                handOver(turn);
            }
        }

        void await() {
            Semaphore idle = idleThreads.poll();
            if (idle == null) {
                Thread.startVirtualThread(VirtualTime.this::perform);
            } else {
                idle.release();
            }
            turn.acquireUninterruptibly();
        }
    }

    /** Returns the milliseconds since the beginning. */
    long now() {
        return now;
    }

    /** Adds an event. Of several at one time, those added first are performed first. */
    void after(long millis, Runnable action) {
        events.add(new Event(now + millis, count++, action));
    }

    /** Performs all events, including the ones that they add. */
    void run() {
        Thread.startVirtualThread(this::perform);
        ended.join();
    }

    private void perform() {
        try {
            while (!ended.isDone() && performNext()) {
                // All is done in the condition.
            }
            ended.complete(true);
        } catch (Throwable e) {
            ended.completeExceptionally(e);
        }
        idleThreads.forEach(Semaphore::release);
    }

    private boolean performNext() {
        Event event = events.poll();
        if (event == null) {
            return false;
        }
        now = event.at();
        event.action().run();
        return true;
    }

    /** Lets a thread that waited go on in the place of this one. */
    private void handOver(Semaphore turn) {
        Semaphore own = new Semaphore(0);
        idleThreads.push(own);
        turn.release();
        own.acquireUninterruptibly();
    }

    /** Waits, in an event, for a result or for the given time. */
    void await(CompletableFuture<?> future, long millis) {
        if (future.isDone() || millis <= 0) {
            return;
        }
        Waiter waiter = new Waiter();
        CompletableFuture<?> ignored = future.whenComplete((result, exception) -> after(0, waiter));
        after(millis, waiter);
        waiter.await();
    }

    /** Waits, in an event, for the given time. */
    void sleep(long millis) {
        await(new CompletableFuture<>(), millis);
    }

    /** Returns a deadline after the given time. */
    Deadline deadline(long millis) {
        long end = now + millis;
        return new Deadline() {
            @Override
            public long remainingMillis() {
                return end - now;
            }

            @Override
            public <T> T await(CompletableFuture<T> future) {
                VirtualTime.this.await(future, remainingMillis());
                return Deadline.super.await(future);
            }
        };
    }

    @Override
    public long millis() {
        return EPOCH_MILLIS + now;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("always UTC");
    }
}
