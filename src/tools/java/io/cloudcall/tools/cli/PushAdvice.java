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
 * What to do about a push that was not received.
 *
 * @param url where it went
 * @param keys the keys that it was made with
 * @param appId the app that it was for
 */
record PushAdvice(PushUrl url, PushKeysOption keys, String appId) {

    /** Returns the advice about an answer, or about none. */
    String about(PushAttempt attempt) {
        return attempt.failed().map(this::aboutFailure).orElseGet(() -> aboutStatus(attempt));
    }

    private String aboutStatus(PushAttempt attempt) {
        return switch (attempt.status()) {
            case 400 -> "the URL takes it for no push in security mode and JSON: its log has the reason";
            case 403 -> aboutRefusal(attempt);
            case 404, 405 -> "there is no push function: its path is /push, or /push/APPID for an app";
            case 413 -> "the message is too large: a push has at most 256 KiB";
            case 429 -> "throttled: WeChat's retries would come through later";
            default -> aboutOther(attempt);
        };
    }

    /** The function's own answer has no body. */
    private String aboutRefusal(PushAttempt attempt) {
        return attempt.body().isBlank()
                ? "refused: the function has other keys than " + keys.owner() + " has for " + appId
                        + ", is for another app, or its clock differs; " + source() + " Its log has the reason"
                : "refused by what is in front of the function, such as a gateway: WeChat needs a route without an"
                        + " authorizer";
    }

    private String source() {
        return keys.owner().equals(PushKeysOption.VARIABLE)
                ? "WECHAT_PUSH_KEYS has to be what the function's secret has."
                : "set WECHAT_PUSH_KEYS to what the function's secret has.";
    }

    private static String aboutOther(PushAttempt attempt) {
        if (attempt.isSuccessful()) {
            return "WeChat expects success or an empty body, and would push again; the path of a push function is"
                    + " /push, or /push/APPID for an app";
        }
        return attempt.status() / 100 == 3
                ? "WeChat follows no redirect: state the URL that it leads to"
                : "received, but not put on the bus, so that WeChat pushes again: the function's log has the reason";
    }

    private String aboutFailure(Exception failure) {
        if (failure instanceof TimeoutException) {
            return "no answer within five seconds, after which WeChat drops the connection";
        }
        Throwable[] causes = Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .toArray(Throwable[]::new);
        if (has(causes, SSLException.class)) {
            return "TLS failed: " + failure.getMessage() + "; WeChat needs a certificate of a public authority";
        }
        if (has(causes, UnresolvedAddressException.class) || has(causes, UnknownHostException.class)) {
            return "the host " + url.uri().getHost() + " is unknown";
        }
        return has(causes, ConnectException.class)
                ? "nothing listens at " + url.uri() + ": " + ProgramName.get()
                        + " serve --push does in another terminal, or --to states another URL"
                : "no answer: " + (failure instanceof IOException ? failure.getMessage() : failure);
    }

    private static boolean has(Throwable[] causes, Class<? extends Throwable> type) {
        return Stream.of(causes).anyMatch(type::isInstance);
    }
}
