package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.push.PushAttempt;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * The remedy for a push that was not received.
 *
 * @param messages the texts in the user's language
 * @param url where it went
 * @param keys the keys that it was made with
 * @param appId the app that it was for
 */
record PushAdvice(Messages messages, PushUrl url, PushKeysOption keys, String appId) {

    /** Returns the advice about an answer, or about none. */
    String about(PushAttempt attempt) {
        return attempt.failed().map(this::aboutFailure).orElseGet(() -> aboutStatus(attempt));
    }

    private String aboutStatus(PushAttempt attempt) {
        return switch (attempt.status()) {
            case 400 -> messages.get("push.advice.400");
            case 403 -> aboutRefusal(attempt);
            case 404, 405 -> messages.get("push.advice.404");
            case 413 -> messages.get("push.advice.413");
            case 429 -> messages.get("push.advice.429");
            default -> aboutOther(attempt);
        };
    }

    /** Returns the advice about a 403; the function's own has no body. */
    private String aboutRefusal(PushAttempt attempt) {
        return attempt.body().isBlank()
                ? messages.get("push.advice.403", keys.owner(messages), appId)
                : messages.get("push.advice.gateway");
    }

    private String aboutOther(PushAttempt attempt) {
        if (attempt.isSuccessful()) {
            return messages.get("push.advice.success");
        }
        return messages.get(attempt.status() / 100 == 3 ? "push.advice.redirect" : "push.advice.failed");
    }

    private String aboutFailure(Exception failure) {
        if (failure instanceof TimeoutException) {
            return messages.get("push.advice.timeout");
        }
        Throwable[] causes = Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .toArray(Throwable[]::new);
        if (has(causes, SSLException.class)) {
            return messages.get("push.advice.tls", failure.getMessage());
        }
        if (has(causes, UnresolvedAddressException.class) || has(causes, UnknownHostException.class)) {
            return messages.get("push.advice.host", url.uri().getHost());
        }
        return has(causes, ConnectException.class)
                ? messages.get("push.advice.refused", url.uri(), ProgramName.get())
                : messages.get(
                        "push.advice.no-answer", failure instanceof IOException ? failure.getMessage() : failure);
    }

    private static boolean has(Throwable[] causes, Class<? extends Throwable> type) {
        return Stream.of(causes).anyMatch(type::isInstance);
    }
}
