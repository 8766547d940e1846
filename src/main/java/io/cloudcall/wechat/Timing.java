package io.cloudcall.wechat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a client tells the time by, and waits with.
 *
 * @param clock the wall clock: it notices that the process was frozen
 * @param random what spreads retries; thread-safe
 * @param sleeper what waits
 */
public record Timing(Clock clock, RandomGenerator random, Sleeper sleeper) {

    /** Waits. */
    @FunctionalInterface
    public interface Sleeper {
        /** Returns after {@code millis} milliseconds. */
        void sleep(long millis) throws InterruptedException;
    }

    /**
     * The machine's own. Random numbers are those of the operating system: processes that go on from one snapshot would
     * share the state of any other source, and retry at the same moment.
     */
    public static Timing system() {
        return new Timing(Clock.systemUTC(), () -> new SecureRandom().nextLong(), Thread::sleep);
    }

    /**
     * Waits for {@code millis} milliseconds; returns false, with the thread still interrupted, if that keeps it from
     * waiting.
     */
    boolean sleep(long millis) {
        try {
            sleeper.sleep(millis);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How long to wait before a retry, in milliseconds: 50 to 150 before the first, twice that before the second. */
    long backoffMillis(int retry) {
        return random.nextLong(50, 151) << (retry - 1);
    }
}
