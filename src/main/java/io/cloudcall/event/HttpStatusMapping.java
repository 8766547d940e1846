package io.cloudcall.event;

import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.WeChatError;

/** The mapping of call results to HTTP status codes. Stateless. */
public final class HttpStatusMapping {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int GATEWAY_TIMEOUT = 504;

    private HttpStatusMapping() {}

    /** Returns the status for a completed call. WeChat errors without a mapping become 502. */
    public static int forResult(CallResult result) {
        if (!result.isError()) {
            return OK;
        }
        int errCode = result.numericErrCode();
        if (errCode == CallResult.BAD_ARGUMENTS) {
            return SERVER_ERROR;
        }
        return PlatformError.find(errCode)
                .map(HttpStatusMapping::forPlatformError)
                .orElseGet(() -> forErrcode(errCode));
    }

    private static int forPlatformError(PlatformError error) {
        return switch (error) {
            case API_NOT_FOUND -> NOT_FOUND;
            case NO_PERMISSION -> FORBIDDEN;
            case TIMEOUT -> GATEWAY_TIMEOUT;
            case RESPONSE_TOO_LARGE, SYSTEM_ERROR -> BAD_GATEWAY;
        };
    }

    private static int forErrcode(int errcode) {
        return WeChatError.find(errcode).filter(WeChatError::isLimit).isPresent() ? TOO_MANY_REQUESTS : BAD_GATEWAY;
    }

    /** Returns the status for a rejected call, whose result is {@code result}. */
    public static int forException(CallRejectedException rejected, CallResult result) {
        if (rejected instanceof HttpErrorException error) {
            return error.status();
        }
        int status = forResult(result);
        return status == SERVER_ERROR && rejected instanceof InvalidRequestException ? BAD_REQUEST : status;
    }
}
