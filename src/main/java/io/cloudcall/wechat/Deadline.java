package io.cloudcall.wechat;

/** The time that is left to answer an invocation. Implementations are thread-safe. */
@FunctionalInterface
public interface Deadline {

    /** Milliseconds until the answer must be there; zero or less once it is too late. */
    long remainingMillis();

    /** Of the time that Lambda leaves, what is kept back to write the answer, in milliseconds. */
    long MARGIN_MILLIS = 200;

    /**
     * The deadline of an invocation that Lambda would end when {@code remaining} reaches zero: earlier by a margin, of which a
     * short time gives at most a tenth.
     *
     * @param remaining milliseconds until the time-out, such as {@code context::getRemainingTimeInMillis}
     */
    static Deadline before(Deadline remaining) {
        long margin = Math.min(MARGIN_MILLIS, remaining.remainingMillis() / 10);
        return () -> remaining.remainingMillis() - margin;
    }
}
