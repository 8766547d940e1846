package io.cloudcall.tools.sandbox.push;

import java.util.List;

/**
 * A message with the attempts to push it. Immutable.
 *
 * @param appId the AppID of the app that it is about
 * @param message the message
 * @param attempts the attempts, at least one and at most three; none if the URL failed its verification
 */
public record PushDelivery(String appId, PushedMessage message, List<PushAttempt> attempts) {

    /** Returns whether the last attempt was received. */
    public boolean isReceived() {
        return !attempts.isEmpty() && attempts.getLast().isReceived();
    }
}
