package io.cloudcall.wechat;

import java.time.Instant;

/**
 * An access token.
 *
 * @param value its secret text
 * @param expiresAt when it ends, by the wall clock
 */
record AccessToken(String value, Instant expiresAt) {

    /** Never the token itself. */
    @Override
    public String toString() {
        return "access token until " + expiresAt;
    }
}
