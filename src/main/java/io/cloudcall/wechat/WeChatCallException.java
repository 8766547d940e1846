package io.cloudcall.wechat;

import io.cloudcall.aws.AwsException;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.WeChatError;
import io.cloudcall.http.TransportException;
import io.cloudcall.http.TransportException.Kind;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonValue;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The failure of a cloud call without a response of its own, and the result that it means. */
public final class WeChatCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, CallResult> result;
    private final transient @Nullable JsonValue errcode;
    private final transient @Nullable TransportResponse response;

    private WeChatCallException(
            String message,
            @Nullable Throwable cause,
            @Nullable JsonValue errcode,
            @Nullable TransportResponse response,
            Function<String, CallResult> result) {
        super(message, cause);
        this.errcode = errcode;
        this.response = response;
        this.result = result;
    }

    /** Creates a failure at Tencent's platform, for {@code reason}. */
    static WeChatCallException platform(PlatformError error, String reason) {
        return new WeChatCallException(error + ": " + reason, null, null, null, api -> error.result());
    }

    /** Creates the failure of a token call whose response has no token. */
    static WeChatCallException noToken(TransportResponse response) {
        PlatformError error = PlatformError.SYSTEM_ERROR;
        String message = error + ": the token call was answered with HTTP " + response.status() + " and no token";
        return new WeChatCallException(message, null, null, response, api -> error.result());
    }

    /** Creates the failure of a token call that WeChat rejected. */
    static WeChatCallException tokenRejected(JsonValue errcode, @Nullable JsonValue errmsg) {
        return new WeChatCallException(
                "WeChat gave no access token",
                null,
                errcode,
                null,
                api -> CallResult.weChatError(api, errcode, errmsg));
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
                    transport.description(), transport, null, null, api -> mapTransportFailure(api, transport));
        }
        if (failure instanceof AwsException secret) {
            return new WeChatCallException(
                    secret.userMessage(), secret, null, null, api -> mapSecretFailure(api, secret));
        }
        return new WeChatCallException("unexpected", failure, null, null, api -> PlatformError.SYSTEM_ERROR.result());
    }

    private static CallResult mapTransportFailure(String api, TransportException failure) {
        return switch (failure.kind()) {
            case TIMEOUT -> PlatformError.TIMEOUT.result();
            case TOO_LARGE -> PlatformError.RESPONSE_TOO_LARGE.result();
            default -> CallResult.transportFailed(api, failure.description());
        };
    }

    private static CallResult mapSecretFailure(String api, AwsException secret) {
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

    /** Returns whether no byte of the request was sent, for a reason that may pass. */
    boolean isUnsent() {
        return getCause() instanceof TransportException transport && transport.isRetriableForAll();
    }

    /** Returns whether the time of the request ran out. */
    boolean isTimeout() {
        return getCause() instanceof TransportException transport
                && transport.kind() == TransportException.Kind.TIMEOUT;
    }

    /** Returns the response of a token call without a token, or null for any other failure. */
    @Nullable
    TransportResponse response() {
        return response;
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
        return cause != null && !(cause instanceof TransportException || cause instanceof AwsException);
    }

    /** Returns the result for the caller of {@code api}. */
    public CallResult result(String api) {
        return result.apply(api);
    }
}
