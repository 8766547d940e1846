package io.cloudcall.tools.sandbox.intracity;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a query is about, both ends included.
 *
 * @param begin the first second since 1970
 * @param end the last second
 */
record FlowPeriod(long begin, long end) {

    private static final Duration DEFAULT = Duration.ofDays(90);

    static FlowPeriod read(IntracityRequest fields, Instant now) {
        return new FlowPeriod(seconds(fields, "begin_time", now.minus(DEFAULT)), seconds(fields, "end_time", now));
    }

    boolean contains(Instant time) {
        return begin <= time.getEpochSecond() && time.getEpochSecond() <= end;
    }

    private static long seconds(IntracityRequest fields, String name, Instant fallback) {
        return fields.has(name) ? (long) fields.decimal(name) : fallback.getEpochSecond();
    }
}
