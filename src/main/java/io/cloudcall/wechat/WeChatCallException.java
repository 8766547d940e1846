package io.cloudcall.wechat;

import io.cloudcall.call.CallResult;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.WeChatError;
import io.cloudcall.http.TransportException;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonValue;
import io.cloudcall.secret.AppSecretException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cloud call cannot be made, or ended without an answer of its own. Knows which result its caller gets for that. */
public final class WeChatCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, CallResult> result;
    private final transient @Nullable JsonValue errcode;

    private WeChatCallException(
            String message,
            @Nullable Throwable cause,
            @Nullable JsonValue errcode,
            Function<String, CallResult> result) {
        super(message, cause);
        this.errcode = errcode;
        this.result = result;
    }

    /** The gateway's part failed, since {@code why}. */
    static WeChatCallException platform(PlatformError error, String why) {
        return new WeChatCallException(error + ": " + why, null, null, api -> error.result());
    }

    /** WeChat refused an access token. */
    static WeChatCallException tokenRejected(JsonValue errcode, @Nullable JsonValue errmsg) {
        return new WeChatCallException(
                "WeChat gave no access token", null, errcode, api -> CallResult.weChatError(api, errcode, errmsg));
    }

    /** What a future failed with, as an exception of this kind. */
    static WeChatCallException of(@Nullable Throwable failure) {
        if (failure instanceof WeChatCallException known) {
            return known;
        }
        if (failure instanceof CompletionException wrapper) {
            return of(wrapper.getCause());
        }
        if (failure instanceof TransportException transport) {
            return new WeChatCallException(
                    transport.kind().description(), transport, null, api -> ofTransport(api, transport.kind()));
        }
        if (failure instanceof AppSecretException secret) {
            return new WeChatCallException(secret.userMessage(), secret, null, api -> ofSecret(api, secret));
        }
        return new WeChatCallException("unexpected", failure, null, api -> PlatformError.SYSTEM_ERROR.result());
    }

    private static CallResult ofTransport(String api, TransportException.Kind kind) {
        return switch (kind) {
            case TIMEOUT -> PlatformError.TIMEOUT.result();
            case TOO_LARGE -> PlatformError.RESPONSE_TOO_LARGE.result();
            default -> CallResult.transportFailed(api, kind.description());
        };
    }

    private static CallResult ofSecret(String api, AppSecretException secret) {
        return switch (secret.reason()) {
            case CONFIGURATION -> CallResult.badArguments(api, secret.userMessage());
            case UNAVAILABLE -> CallResult.transportFailed(api, secret.userMessage());
        };
    }

    /** Whether WeChat answered, with an error of its own. */
    boolean isWeChatError() {
        return errcode != null;
    }

    /** Whether no exchange took place, or none that was complete. */
    boolean isTransportFailure() {
        return getCause() instanceof TransportException;
    }

    /** Returns the error that WeChat answered with, if it is a known one. */
    Optional<WeChatError> weChatError() {
        return errcode instanceof JsonNumber number ? WeChatError.find(number.intValueOrZero()) : Optional.empty();
    }

    /** Whether nothing outside the function explains it. */
    public boolean isUnexpected() {
        Throwable cause = getCause();
        return cause != null && !(cause instanceof TransportException || cause instanceof AppSecretException);
    }

    /** What the caller of {@code api} gets. */
    public CallResult result(String api) {
        return result.apply(api);
    }
}
