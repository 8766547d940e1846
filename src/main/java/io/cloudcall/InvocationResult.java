package io.cloudcall;

import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.WeChatError;
import io.cloudcall.event.HttpStatusMapping;
import io.cloudcall.telemetry.Outcome;
import io.cloudcall.wechat.WeChatCallException;

/**
 * The result of an invocation.
 *
 * @param result the result for the caller
 * @param status the HTTP status that goes with it
 * @param outcome the outcome for the operator
 */
record InvocationResult(CallResult result, int status, Outcome outcome) {
    static InvocationResult fromResult(CallResult result) {
        return new InvocationResult(result, HttpStatusMapping.forResult(result), outcome(result));
    }

    static InvocationResult fromRejection(CallRejectedException rejected, String api) {
        CallResult result = rejected.result(api);
        return new InvocationResult(
                result,
                HttpStatusMapping.forException(rejected, result),
                rejected instanceof InvalidRequestException ? Outcome.CALLER_FAULT : Outcome.SETUP_FAULT);
    }

    static InvocationResult fromFailure(WeChatCallException failed, String api) {
        CallResult result = failed.result(api);
        CallResult described =
                failed.isUnexpected() ? result : result.withDiagnostic(FailureCauses.describe(failed, result.errMsg()));
        return new InvocationResult(described, HttpStatusMapping.forResult(result), outcome(failed, result));
    }

    private static Outcome outcome(WeChatCallException failed, CallResult result) {
        if (failed.isUnexpected()) {
            return Outcome.INTERNAL;
        }
        return failed.isSetupFault() ? Outcome.SETUP_FAULT : outcome(result);
    }

    static InvocationResult internalError() {
        CallResult result = PlatformError.SYSTEM_ERROR.result();
        return new InvocationResult(result, HttpStatusMapping.forResult(result), Outcome.INTERNAL);
    }

    /** Returns the same result, as an error of the function itself. */
    InvocationResult asInternal() {
        return new InvocationResult(result, status, Outcome.INTERNAL);
    }

    private static Outcome outcome(CallResult result) {
        if (!result.isError()) {
            return Outcome.OK;
        }
        return switch (result.numericErrCode()) {
            case CallResult.BAD_ARGUMENTS -> Outcome.SETUP_FAULT;
            case CallResult.TRANSPORT_FAILED -> Outcome.TRANSPORT;
            default -> outcome(result.numericErrCode());
        };
    }

    private static Outcome outcome(int errCode) {
        return PlatformError.find(errCode)
                .map(InvocationResult::outcome)
                .or(() -> WeChatError.find(errCode).map(InvocationResult::outcome))
                .orElse(Outcome.WECHAT_ERROR);
    }

    private static Outcome outcome(PlatformError error) {
        return switch (error) {
            case API_NOT_FOUND, NO_PERMISSION -> Outcome.SETUP_FAULT;
            case TIMEOUT -> Outcome.TIMEOUT;
            case RESPONSE_TOO_LARGE, SYSTEM_ERROR -> Outcome.WECHAT_ERROR;
        };
    }

    private static Outcome outcome(WeChatError error) {
        return switch (error.category()) {
            case TOKEN, CREDENTIAL -> Outcome.CREDENTIAL;
            case DAILY_QUOTA -> Outcome.QUOTA;
            case TRANSIENT, RATE_LIMIT, REQUEST -> Outcome.WECHAT_ERROR;
        };
    }
}
