package io.cloudcall;

import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.event.HttpStatusMapping;
import io.cloudcall.telemetry.Outcome;
import io.cloudcall.wechat.WeChatCallException;
import io.cloudcall.wechat.WeChatErrors;
import java.util.Map;

/**
 * What an invocation ends with.
 *
 * @param result for the caller
 * @param status the HTTP status that goes with it
 * @param outcome what it is for the operator
 */
record InvocationResult(CallResult result, int status, Outcome outcome) {
    private static final Map<Integer, Outcome> OUTCOME_BY_PLATFORM_CODE = Map.of(
            -601002, Outcome.SETUP_FAULT,
            -604100, Outcome.SETUP_FAULT,
            -604101, Outcome.SETUP_FAULT,
            -604102, Outcome.TIMEOUT,
            -501001, Outcome.TRANSPORT);

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
        return new InvocationResult(
                result,
                HttpStatusMapping.forResult(result),
                failed.isUnexpected() ? Outcome.INTERNAL : outcome(result));
    }

    static InvocationResult internalError() {
        CallResult result = PlatformError.SYSTEM_ERROR.result();
        return new InvocationResult(result, HttpStatusMapping.forResult(result), Outcome.INTERNAL);
    }

    private static Outcome outcome(CallResult result) {
        if (!result.isError()) {
            return Outcome.OK;
        }
        if (WeChatErrors.isDailyQuota(result.numericErrCode())) {
            return Outcome.QUOTA;
        }
        return WeChatErrors.isCredentialError(result.numericErrCode())
                ? Outcome.CREDENTIAL
                : OUTCOME_BY_PLATFORM_CODE.getOrDefault(result.numericErrCode(), Outcome.WECHAT_ERROR);
    }
}
