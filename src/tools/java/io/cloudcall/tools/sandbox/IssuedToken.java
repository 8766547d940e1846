package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.time.Instant;

/** An access token with the end it was issued with, and the moment it dies if something ends it before. */
record IssuedToken(String value, Instant expiresAt, Instant rejectedFrom) {

    IssuedToken(String value, Instant expiresAt) {
        this(value, expiresAt, Instant.MAX);
    }

    IssuedToken withExpiryAt(Instant time) {
        return new IssuedToken(value, time.isBefore(expiresAt) ? time : expiresAt, rejectedFrom);
    }

    IssuedToken withRejectionAt(Instant time) {
        return new IssuedToken(value, expiresAt, time.isBefore(rejectedFrom) ? time : rejectedFrom);
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

    /** Rounded up, so that a token that has just been issued has its whole lifetime left. */
    long remainingSeconds(Instant now) {
        return Duration.between(now, expiresAt).plusNanos(999_999_999).toSeconds();
    }
}
