package io.cloudcall.wechat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The time source of a client: clock, randomness for retries, and sleeper.
 *
 * @param clock the wall clock, which advances while the process is frozen
 * @param random the source of jitter; thread-safe
 * @param sleeper the sleeper
 */
public record Timing(Clock clock, RandomGenerator random, Sleeper sleeper) {
    private static final int MAX_DOUBLINGS = 3;

    /** A replaceable {@link Thread#sleep(long)}. */
    @FunctionalInterface
    public interface Sleeper {
        /** Returns after {@code millis} milliseconds. */
        void sleep(long millis) throws InterruptedException;
    }

    /**
     * Returns the timing of the operating system. Its random numbers are the system's, too: processes that are restored
     * from one snapshot would share the state of any other generator, and retry simultaneously.
     */
    public static Timing system() {
        return new Timing(Clock.systemUTC(), () -> new SecureRandom().nextLong(), Thread::sleep);
    }

    /**
     * Waits for {@code millis} milliseconds, and returns true; returns false, with the thread still interrupted, on an
     * interrupt.
     */
    boolean sleep(long millis) {
        try {
            sleeper.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for the pause before a first retry, or until an interrupt, which remains set. */
    public void backOff() {
        sleep(backoffMillis(1));
    }

    /**
     * Returns the pause before a retry, in milliseconds: 50 to 150 before the first, then twice as long each time, up
     * to 400 to 1,200.
     */
    long backoffMillis(int retry) {
        return random.nextLong(50, 151) << Math.min(retry - 1, MAX_DOUBLINGS);
    }

    /**
     * Returns whether {@code moment} is less than {@code span} before {@code now}. A clock that was set back must not
     * extend the span.
     */
    static boolean isRecent(Instant moment, Duration span, Instant now) {
        return !now.isBefore(moment) && now.isBefore(moment.plus(span));
    }
}
