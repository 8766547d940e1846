package io.cloudcall.wechat;

import java.time.Instant;

/**
 * An access token.
 *
 * @param value the secret text
 * @param receivedAt the time at which this process received it, by the wall clock
 * @param expiresAt the time at which it expires, by the same clock
 */
record AccessToken(String value, Instant receivedAt, Instant expiresAt) {

    /** Returns a description without the token itself. */
    @Override
    public String toString() {
        return "access token until " + expiresAt;
    }
}
