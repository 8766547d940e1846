package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import io.cloudcall.call.Api;
import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.PlatformError;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.event.QuotaWatchEvent;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.WeChatCallException;
import java.util.Objects;
import java.util.Optional;

/** One invocation: its event, deadline, recorder and logger. Not thread-safe. */
final class Invocation {
    /** The limit of Lambda for responses of synchronous invocations, in bytes. */
    private static final int MAX_PAYLOAD_BYTES = 6 << 20;

    private final InvocationEvent event;
    private final String requestId;
    private final Deadline deadline;
    private final InvocationRecorder recorder;
    private final InvocationLogger logger;
    private final ProcessTerminator terminator;

    Invocation(
            InvocationEvent event,
            Context context,
            InvocationRecorder recorder,
            InvocationLogger logger,
            ProcessTerminator terminator) {
        this.terminator = terminator;
        this.event = event;
        this.recorder = recorder;
        this.logger = logger;
        requestId = Objects.requireNonNullElse(context.getAwsRequestId(), "");
        deadline = Deadline.forInvocation(context::getRemainingTimeInMillis);
    }

    /** Makes the call, if the event requests one, and returns the response. Never throws. */
    byte[] respond(CallHandler handler, FunctionTarget target) {
        Optional<byte[]> preflight = event.preflightResponse(requestId);
        return preflight.isPresent() ? preflight.get() : respondWithResult(call(handler, nameApi(target)));
    }

    private byte[] respondWithResult(InvocationResult callResult) {
        InvocationResult result = classify(callResult);
        byte[] response = event.toResponse(result.result(), result.status(), requestId);
        if (response.length > MAX_PAYLOAD_BYTES) {
            result = InvocationResult.fromResult(
                    PlatformError.RESPONSE_TOO_LARGE.result("the result is larger than the 6 MiB that Lambda returns"));
            response = event.toResponse(result.result(), result.status(), requestId);
        }
        if (result.result().isError() && !result.isLogged()) {
            logger.logError(result.result());
        }
        logger.logWarnings(recorder.warnings());
        logger.logInvocation(result, recorder);
        return response;
    }

    private InvocationResult call(CallHandler handler, String api) {
        try {
            return event.isQuotaWatch()
                    ? watchQuotas(handler, api)
                    : InvocationResult.fromResult(handler.handle(event, deadline, recorder));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return fromThrowable(e, api);
        }
    }

    private InvocationResult watchQuotas(CallHandler handler, String api) {
        QuotaWatch watch = new QuotaWatch((QuotaWatchEvent) event, recorder, logger);
        return watch.read(handler, deadline, thrown -> fromThrowable(thrown, api));
    }

    private InvocationResult fromThrowable(Throwable thrown, String api) {
        if (thrown instanceof CallRejectedException rejected) {
            return InvocationResult.fromRejection(rejected, api);
        }
        if (thrown instanceof WeChatCallException failure) {
            return fromFailure(failure, api);
        }
        logger.logException(thrown);
        terminator.recordFailure(thrown);
        return InvocationResult.internalError();
    }

    private InvocationResult fromFailure(WeChatCallException failure, String api) {
        if (failure.isUnexpected()) {
            logger.logException(failure);
        } else {
            logger.logExpectedException(failure);
        }
        terminator.recordFailure(failure);
        return InvocationResult.fromFailure(failure, api);
    }

    /** Attributes an error to the function itself once its process lacks a class. */
    private InvocationResult classify(InvocationResult result) {
        return terminator.isDue() && result.result().isError() ? result.asInternal() : result;
    }

    /**
     * Returns the API name if it is in the catalog, and records it, or the path of an API; otherwise this function's
     * own name: callers of a router control the text.
     */
    private String nameApi(FunctionTarget target) {
        Optional<Api> api = event.api();
        if (api.isEmpty()) {
            return target.name();
        }
        if (!api.get().isByPath()) {
            recorder.setApi(api.get().name());
        }
        return api.get().name();
    }
}
