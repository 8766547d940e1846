package io.cloudcall.tools.sandbox.push;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to a developer's URL with its answer. Immutable.
 *
 * @param status the HTTP status; 0 without an answer
 * @param body the body of the answer; empty without one
 * @param failure why there is no answer; null with one
 * @param duration the time that it took
 */
public record PushAttempt(int status, String body, @Nullable Exception failure, Duration duration) {

    /** Returns whether WeChat takes the push for received: it is 2xx, with {@code success} or no body. */
    public boolean isReceived() {
        return isSuccessful() && (body.isBlank() || body.strip().equalsIgnoreCase("success"));
    }

    /** Returns whether the status is 2xx. */
    public boolean isSuccessful() {
        return status / 100 == 2;
    }

    /** Returns why there is no answer. */
    public Optional<Exception> failed() {
        return Optional.ofNullable(failure);
    }
}
