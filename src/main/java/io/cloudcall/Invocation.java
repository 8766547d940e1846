package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import io.cloudcall.call.Api;
import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.PlatformError;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.event.QuotaWatchEvent;
import io.cloudcall.quota.QuotaReport;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.WeChatCallException;
import java.util.Objects;
import java.util.Optional;

/** One invocation: an event, and what its response needs. One thread. */
final class Invocation {
    /** Lambda refuses larger responses of synchronous invocations, in bytes. */
    private static final int MAX_PAYLOAD_BYTES = 6 << 20;

    private final InvocationEvent event;
    private final String requestId;
    private final Deadline deadline;
    private final InvocationRecorder recorder;
    private final InvocationLogger logger;

    Invocation(InvocationEvent event, Context context, InvocationRecorder recorder, InvocationLogger logger) {
        this.event = event;
        this.recorder = recorder;
        this.logger = logger;
        requestId = Objects.requireNonNullElse(context.getAwsRequestId(), "");
        deadline = Deadline.forInvocation(context::getRemainingTimeInMillis);
    }

    /** Makes the call, if the event asks for one, and returns the response. Never throws. */
    byte[] respond(CallHandler handler, FunctionTarget target) {
        Optional<byte[]> preflight = event.preflightResponse(requestId);
        return preflight.isPresent() ? preflight.get() : respondWithResult(call(handler, target));
    }

    private byte[] respondWithResult(InvocationResult called) {
        InvocationResult result = event.isQuotaWatch() ? publishQuotas(called) : called;
        byte[] response = event.toResponse(result.result(), result.status(), requestId);
        if (response.length > MAX_PAYLOAD_BYTES) {
            result = InvocationResult.fromResult(
                    PlatformError.RESPONSE_TOO_LARGE.result("the result is larger than the 6 MiB that Lambda returns"));
            response = event.toResponse(result.result(), result.status(), requestId);
        }
        if (result.result().isError()) {
            logger.logError(result.result());
        }
        logger.logInvocation(result, recorder);
        return response;
    }

    private InvocationResult call(CallHandler handler, FunctionTarget target) {
        String api = nameApi(target);
        try {
            return InvocationResult.fromResult(handler.handle(event, deadline, recorder));
        } catch (CallRejectedException rejected) {
            return InvocationResult.fromRejection(rejected, api);
        } catch (WeChatCallException failed) {
            logger.logException(failed);
            return InvocationResult.fromFailure(failed, api);
        } catch (RuntimeException | LinkageError | StackOverflowError unexpected) {
            logger.logException(unexpected);
            return InvocationResult.internalError();
        }
    }

    /** Returns a name that may stand in an errMsg and in the log: a router's caller could choose any text. */
    private String nameApi(FunctionTarget target) {
        Optional<Api> api = event.api();
        if (api.isEmpty()) {
            return target.name();
        }
        recorder.setApi(api.get().name());
        return api.get().name();
    }

    /** Reports what the quota watch read, or that it read nothing. */
    private InvocationResult publishQuotas(InvocationResult called) {
        try {
            CallResult result = called.result();
            QuotaReport report = result.isError()
                    ? QuotaReport.FAILED
                    : QuotaReport.of(result, ((QuotaWatchEvent) event).lowQuotaThreshold());
            logger.logQuotaReport(report, recorder.now());
            return called;
        } catch (RuntimeException | LinkageError unexpected) {
            logger.logException(unexpected);
            return InvocationResult.internalError();
        }
    }
}
