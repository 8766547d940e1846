package io.cloudcall.tools.sandbox.push;

/**
 * The verification of a URL. Immutable.
 *
 * @param echo the text that the URL had to answer
 * @param attempt the request with its answer
 */
public record PushVerification(String echo, PushAttempt attempt) {

    /** Returns whether WeChat would save the URL. */
    public boolean isPassed() {
        return attempt.isSuccessful() && attempt.body().equals(echo);
    }
}
