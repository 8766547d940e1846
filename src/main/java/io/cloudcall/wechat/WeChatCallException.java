package io.cloudcall.wechat;

import io.cloudcall.call.CallResult;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.WeChatError;
import io.cloudcall.http.TransportException;
import io.cloudcall.http.TransportException.Kind;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonValue;
import io.cloudcall.secret.AppSecretException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The failure of a cloud call without a response of its own, and the result that it means. */
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

    /** Creates a failure at Tencent's platform, for {@code reason}. */
    static WeChatCallException platform(PlatformError error, String reason) {
        return new WeChatCallException(error + ": " + reason, null, null, api -> error.result());
    }

    /** Creates the failure of a token call that WeChat rejected. */
    static WeChatCallException tokenRejected(JsonValue errcode, @Nullable JsonValue errmsg) {
        return new WeChatCallException(
                "WeChat gave no access token", null, errcode, api -> CallResult.weChatError(api, errcode, errmsg));
    }

    /** Returns the failure of a future as an exception of this type. */
    static WeChatCallException of(@Nullable Throwable failure) {
        if (failure instanceof WeChatCallException known) {
            return known;
        }
        if (failure instanceof CompletionException wrapper) {
            return of(wrapper.getCause());
        }
        if (failure instanceof TransportException transport) {
            return new WeChatCallException(
                    transport.description(), transport, null, api -> mapTransportFailure(api, transport));
        }
        if (failure instanceof AppSecretException secret) {
            return new WeChatCallException(secret.userMessage(), secret, null, api -> mapSecretFailure(api, secret));
        }
        return new WeChatCallException("unexpected", failure, null, api -> PlatformError.SYSTEM_ERROR.result());
    }

    private static CallResult mapTransportFailure(String api, TransportException failure) {
        return switch (failure.kind()) {
            case TIMEOUT -> PlatformError.TIMEOUT.result();
            case TOO_LARGE -> PlatformError.RESPONSE_TOO_LARGE.result();
            default -> CallResult.transportFailed(api, failure.description());
        };
    }

    private static CallResult mapSecretFailure(String api, AppSecretException secret) {
        return switch (secret.reason()) {
            case CONFIGURATION -> CallResult.badArguments(api, secret.userMessage());
            case UNAVAILABLE -> CallResult.transportFailed(api, secret.userMessage());
        };
    }

    /** Returns whether WeChat responded with an error. */
    boolean isWeChatError() {
        return errcode != null;
    }

    /** Returns whether no complete exchange took place. */
    boolean isTransportFailure() {
        return getCause() instanceof TransportException;
    }

    /** Returns the error in WeChat's response, if it is a known one. */
    Optional<WeChatError> weChatError() {
        return errcode instanceof JsonNumber number ? WeChatError.find(number.intValueOrZero()) : Optional.empty();
    }

    /** Returns whether the settings are at fault, although the result is that of a failed connection. */
    public boolean isSetupFault() {
        return getCause() instanceof TransportException transport && transport.kind() == Kind.PROXY_CREDENTIALS;
    }

    /** Returns whether the cause is a defect rather than anything outside the function. */
    public boolean isUnexpected() {
        Throwable cause = getCause();
        return cause != null && !(cause instanceof TransportException || cause instanceof AppSecretException);
    }

    /** Returns the result for the caller of {@code api}. */
    public CallResult result(String api) {
        return result.apply(api);
    }
}
