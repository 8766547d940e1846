package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.time.Instant;

/** An access token of an app with the time of its expiry, and the time from which it is rejected if it was revoked. */
record IssuedToken(String appId, String value, Instant expiresAt, Instant rejectedFrom) {

    IssuedToken(String appId, String value, Instant expiresAt) {
        this(appId, value, expiresAt, Instant.MAX);
    }

    IssuedToken withExpiryAt(Instant time) {
        return new IssuedToken(appId, value, time.isBefore(expiresAt) ? time : expiresAt, rejectedFrom);
    }

    IssuedToken withRejectionAt(Instant time) {
        return new IssuedToken(appId, value, expiresAt, time.isBefore(rejectedFrom) ? time : rejectedFrom);
    }

    boolean isRejected(Instant now) {
        return !now.isBefore(rejectedFrom);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean isValidAt(Instant moment) {
        return expiresAt.isAfter(moment) && rejectedFrom.isAfter(moment);
    }

    /** Returns the remaining lifetime, rounded up: a new token has its whole lifetime left. */
    long remainingSeconds(Instant now) {
        return Duration.between(now, expiresAt).plusNanos(999_999_999).toSeconds();
    }
}
