package io.cloudcall;

import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.WeChatError;
import io.cloudcall.event.HttpStatusMapping;
import io.cloudcall.telemetry.Outcome;
import io.cloudcall.wechat.WeChatCallException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The result of an invocation.
 *
 * @param result the result for the caller
 * @param status the HTTP status that goes with it
 * @param outcome the outcome for the operator
 * @param isLogged whether the error is in the log already
 */
record InvocationResult(CallResult result, int status, Outcome outcome, boolean isLogged) {
    /** The outcomes of failures, by who has to act: lasting ones come first. */
    private static final List<Outcome> BY_URGENCY = List.of(
            Outcome.INTERNAL,
            Outcome.SETUP_FAULT,
            Outcome.CREDENTIAL,
            Outcome.QUOTA,
            Outcome.CALLER_FAULT,
            Outcome.WECHAT_ERROR,
            Outcome.TRANSPORT,
            Outcome.TIMEOUT,
            Outcome.OK);

    private InvocationResult(CallResult result, int status, Outcome outcome) {
        this(result, status, outcome, false);
    }

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

    /**
     * Returns the result of one call for each of several apps, with the error of the one that fails most lastingly.
     *
     * @param results the results by AppID, at least one, whose errors are logged
     */
    static InvocationResult ofApps(SequencedMap<String, InvocationResult> results) {
        InvocationResult worst = Collections.min(
                results.values(), Comparator.comparingInt(result -> BY_URGENCY.indexOf(result.outcome)));
        SequencedMap<String, CallResult> calls = new LinkedHashMap<>();
        results.forEach((appId, result) -> calls.put(appId, result.result));
        return new InvocationResult(CallResult.ofApps(calls, worst.result), worst.status, worst.outcome, true);
    }

    static InvocationResult internalError() {
        CallResult result = PlatformError.SYSTEM_ERROR.result();
        return new InvocationResult(result, HttpStatusMapping.forResult(result), Outcome.INTERNAL);
    }

    /** Returns the same result, as an error of the function itself. */
    InvocationResult asInternal() {
        return new InvocationResult(result, status, Outcome.INTERNAL, isLogged);
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
