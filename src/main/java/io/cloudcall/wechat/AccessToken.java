package io.cloudcall.wechat;

import java.time.Instant;

/**
 * An access token.
 *
 * @param value its secret text
 * @param receivedAt when this process was given it, by the wall clock
 * @param expiresAt when it ends, by the same
 */
record AccessToken(String value, Instant receivedAt, Instant expiresAt) {

    /** Never the token itself. */
    @Override
    public String toString() {
        return "access token until " + expiresAt;
    }
}
