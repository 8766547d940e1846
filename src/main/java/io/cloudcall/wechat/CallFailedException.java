package io.cloudcall.wechat;

import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.GatewayError;
import io.cloudcall.openapi.JsonValue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cloud call cannot be made, or ended without an answer of its own. Knows which result its caller gets for that. */
public final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, CloudCallResult> result;

    private CallFailedException(String message, @Nullable Throwable cause, Function<String, CloudCallResult> result) {
        super(message, cause);
        this.result = result;
    }

    /** The gateway's part failed, since {@code why}. */
    static CallFailedException gateway(GatewayError error, String why) {
        return new CallFailedException(error + ": " + why, null, api -> error.result());
    }

    /** WeChat refused the access token. */
    static CallFailedException token(JsonValue errcode, @Nullable JsonValue errmsg) {
        return new CallFailedException(
                "WeChat gave no access token", null, api -> CloudCallResult.weChatError(api, errcode, errmsg));
    }

    /** The exchange failed. */
    static CallFailedException transport(TransportException failure) {
        return new CallFailedException(failure.kind().sentence(), failure, api -> ofTransport(api, failure.kind()));
    }

    private static CloudCallResult ofTransport(String api, TransportException.Kind kind) {
        return switch (kind) {
            case TIMEOUT -> GatewayError.TIMEOUT.result();
            case TOO_LARGE -> GatewayError.ANSWER_TOO_LARGE.result();
            default -> CloudCallResult.transportFailed(api, kind.sentence());
        };
    }

    /** What the caller of {@code api} gets. */
    public CloudCallResult result(String api) {
        return result.apply(api);
    }
}
