package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.PlatformError;
import io.cloudcall.config.FunctionConfig;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.Timing;
import io.cloudcall.wechat.WeChatCallException;
import io.cloudcall.wechat.WeChatClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda entry: an event in, the result of a cloud call out, as wx-server-sdk 4.0.2 gives it inside Tencent's cloud.
 *
 * <p>One object serves all invocations of a process, from any number of threads. Nothing that goes wrong reaches Lambda as an
 * exception: the caller gets the contract's error, the log the rest, without secrets.
 */
public final class CloudFunction implements RequestStreamHandler, AutoCloseable {
    /** Lambda refuses larger answers of synchronous invocations, in bytes. */
    private static final int MAX_PAYLOAD_BYTES = 6 << 20;

    private static final CallResult PAYLOAD_TOO_LARGE =
            PlatformError.RESPONSE_TOO_LARGE.result("the result is larger than the 6 MiB that Lambda returns");

    private static final Set<String> DEBUG_LEVELS = Set.of("DEBUG", "TRACE");

    private final String api;
    private final SecretRedactor redactor = new SecretRedactor();
    /** Replaced before a snapshot, after which no connection, token or secret from before it is to be used. */
    private volatile CallHandler handler;

    /** Held on to, as the runtime does not. */
    private final @Nullable SnapStartHook snapStart;

    private final Supplier<CallHandler> handlerFactory;
    private final Clock clock;
    private final StartType.StartTracker starts;
    private final String defaultApiLabel;
    private final boolean debugEnabled;

    /** The function that the process's environment describes. Wrong settings are reported by each invocation. */
    public CloudFunction() {
        this(System.getenv(), Timing.system());
    }

    /**
     * A function of other settings than the process's own.
     *
     * @param environment environment variables, as docs and README name them
     * @param timing what it tells the time by
     */
    public CloudFunction(Map<String, String> environment, Timing timing) {
        WeChatClient.preload();
        api = FunctionConfig.apiName(environment);
        clock = timing.clock();
        String initialization = environment.getOrDefault("AWS_LAMBDA_INITIALIZATION_TYPE", "");
        starts = new StartType.StartTracker(initialization);
        defaultApiLabel = ApiCatalog.find(api).isPresent() ? api : InvocationRecorder.UNKNOWN_API;
        debugEnabled = DEBUG_LEVELS.contains(environment.getOrDefault("AWS_LAMBDA_LOG_LEVEL", ""));
        handlerFactory = () -> CallHandler.create(environment, timing, redactor);
        handler = handlerFactory.get();
        snapStart = initialization.equals("snap-start") ? SnapStartHook.register(this::beforeSnapshot) : null;
    }

    /** Whether it waits to be told of a snapshot. */
    boolean isSnapStartRegistered() {
        return snapStart != null;
    }

    /** Makes the process ready to be saved and to go on elsewhere, many times over. */
    void beforeSnapshot() {
        SnapStartPriming.run();
        CallHandler old = handler;
        handler = handlerFactory.get();
        old.close();
    }

    /** Answers one invocation. The only exception is one of the streams' own. */
    @Override
    public void handleRequest(InputStream payload, OutputStream answer, Context context) throws IOException {
        InvocationLogger log = new InvocationLogger(context, redactor);
        InvocationRecorder trace = new InvocationRecorder(
                clock, starts.recordInvocation(), defaultApiLabel, debugEnabled ? log::logDebug : null);
        InvocationEvent event = InvocationEvent.parse(payload.readAllBytes(), api);
        String requestId = Objects.requireNonNullElse(context.getAwsRequestId(), "");
        Optional<String> immediate = event.preflightResponse(requestId);
        answer.write(
                immediate.isPresent()
                        ? immediate.get().getBytes(StandardCharsets.UTF_8)
                        : process(
                                event,
                                requestId,
                                Deadline.forInvocation(context::getRemainingTimeInMillis),
                                log,
                                trace));
    }

    private byte[] process(
            InvocationEvent event,
            String requestId,
            Deadline deadline,
            InvocationLogger log,
            InvocationRecorder trace) {
        InvocationResult answered = call(event, deadline, log, trace);
        if (event.isQuotaWatch()) {
            answered = QuotaReportPublisher.publish(answered, event, log, trace);
        }
        byte[] answer = answered.toPayload(event, requestId);
        if (answer.length > MAX_PAYLOAD_BYTES) {
            answered = InvocationResult.fromResult(PAYLOAD_TOO_LARGE, isRouter());
            answer = answered.toPayload(event, requestId);
        }
        if (answered.result().isError()) {
            log.logError(answered.result());
        }
        log.logInvocation(answered, trace);
        return answer;
    }

    private InvocationResult call(
            InvocationEvent event, Deadline deadline, InvocationLogger log, InvocationRecorder trace) {
        String name = loggableApiName(event.api(), trace);
        try {
            boolean callerChose = isRouter() && !event.isQuotaWatch();
            return InvocationResult.fromResult(handler.handle(event.toCallRequest(), deadline, trace), callerChose);
        } catch (CallRejectedException rejected) {
            return InvocationResult.fromRejection(rejected, name);
        } catch (WeChatCallException failed) {
            log.logException(failed);
            return InvocationResult.fromFailure(failed, name);
        } catch (RuntimeException | LinkageError | StackOverflowError unexpected) {
            log.logException(unexpected);
            return InvocationResult.internalError();
        }
    }

    private boolean isRouter() {
        return api.equals(CallRequest.ANY);
    }

    /** A name that may stand in an errMsg and in the log: whoever asks a router could choose any text. */
    private String loggableApiName(String asked, InvocationRecorder trace) {
        if (ApiCatalog.find(asked).isEmpty()) {
            return api;
        }
        trace.setApi(asked);
        return asked;
    }

    /** Ends the connections and threads. Lambda never calls this; programs that embed the function may. */
    @Override
    public void close() {
        handler.close();
    }
}
