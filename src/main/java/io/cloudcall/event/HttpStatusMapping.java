package io.cloudcall.event;

import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import java.util.Map;

/** The HTTP status that says to a gateway's client what a result says to a cloud call's. */
public final class HttpStatusMapping {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;

    private static final Map<Integer, Integer> STATUS_BY_CODE = Map.of(
            -601002, SERVER_ERROR,
            -604100, 404,
            -604101, 403,
            -604102, 504,
            45009, 429,
            45011, 429);

    private HttpStatusMapping() {}

    /** Returns the status of a call that was made. Whatever else WeChat answers is a bad gateway. */
    public static int forResult(CallResult result) {
        return result.isError() ? STATUS_BY_CODE.getOrDefault(result.numericErrCode(), BAD_GATEWAY) : OK;
    }

    /** Returns the status of a call that was not made, and ended with {@code result}. */
    public static int forException(CallRejectedException rejected, CallResult result) {
        if (rejected instanceof HttpErrorException error) {
            return error.status();
        }
        int status = forResult(result);
        return status == SERVER_ERROR && rejected instanceof InvalidRequestException ? BAD_REQUEST : status;
    }
}
