package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.time.Instant;

/** An access token with the end it was issued with, and the moment it dies if something ends it before. */
record IssuedToken(String value, Instant expiresAt, Instant diesAt) {

    IssuedToken(String value, Instant expiresAt) {
        this(value, expiresAt, Instant.MAX);
    }

    IssuedToken expiringAt(Instant end) {
        return new IssuedToken(value, end.isBefore(expiresAt) ? end : expiresAt, diesAt);
    }

    IssuedToken rejectedAt(Instant end) {
        return new IssuedToken(value, expiresAt, end.isBefore(diesAt) ? end : diesAt);
    }

    boolean isRejected(Instant now) {
        return !now.isBefore(diesAt);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean outlives(Instant moment) {
        return expiresAt.isAfter(moment) && diesAt.isAfter(moment);
    }

    /** Rounded up, so that a token that has just been issued has its whole lifetime left. */
    long secondsLeft(Instant now) {
        return Duration.between(now, expiresAt).plusNanos(999_999_999).toSeconds();
    }
}
