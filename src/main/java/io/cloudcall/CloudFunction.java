package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudcall.config.FunctionConfig;
import io.cloudcall.event.Event;
import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.CallRequest;
import io.cloudcall.openapi.Catalogue;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.GatewayError;
import io.cloudcall.telemetry.CallTrace;
import io.cloudcall.telemetry.Start;
import io.cloudcall.wechat.CallFailedException;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.Redactor;
import io.cloudcall.wechat.Timing;
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
    private static final int LARGEST_PAYLOAD = 6 << 20;

    private static final CloudCallResult TOO_LARGE =
            GatewayError.ANSWER_TOO_LARGE.result("the result is larger than the 6 MiB that Lambda returns");

    private static final Set<String> DEBUG_LEVELS = Set.of("DEBUG", "TRACE");

    private final String api;
    private final Redactor redactor = new Redactor();
    /** Replaced before a snapshot, after which no connection, token or secret from before it is to be used. */
    private volatile CallHandler calls;

    /** Held on to, as the runtime does not. */
    private final @Nullable SnapStartHook snapStart;

    private final Supplier<CallHandler> opener;
    private final Clock clock;
    private final Start.Sequence starts;
    private final String ownName;
    private final boolean isDebugged;

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
        WeChatClient.prepare();
        api = FunctionConfig.apiName(environment);
        clock = timing.clock();
        String initialization = environment.getOrDefault("AWS_LAMBDA_INITIALIZATION_TYPE", "");
        starts = new Start.Sequence(initialization);
        ownName = Catalogue.find(api).isPresent() ? api : CallTrace.UNKNOWN_API;
        isDebugged = DEBUG_LEVELS.contains(environment.getOrDefault("AWS_LAMBDA_LOG_LEVEL", ""));
        opener = () -> CallHandler.of(environment, timing, redactor);
        calls = opener.get();
        snapStart = initialization.equals("snap-start") ? SnapStartHook.register(this::beforeSnapshot) : null;
    }

    /** Whether it waits to be told of a snapshot. */
    boolean waitsForSnapshot() {
        return snapStart != null;
    }

    /** Makes the process ready to be saved and to go on elsewhere, many times over. */
    void beforeSnapshot() {
        SnapStartPriming.run();
        CallHandler old = calls;
        calls = opener.get();
        old.close();
    }

    /** Answers one invocation. The only exception is one of the streams' own. */
    @Override
    public void handleRequest(InputStream payload, OutputStream answer, Context context) throws IOException {
        InvocationLogger log = new InvocationLogger(context, redactor);
        CallTrace trace = new CallTrace(clock, starts.next(), ownName, isDebugged ? log::debug : null);
        Event event = Event.read(payload.readAllBytes(), api);
        String requestId = Objects.requireNonNullElse(context.getAwsRequestId(), "");
        Optional<String> immediate = event.answerWithoutCall(requestId);
        answer.write(
                immediate.isPresent()
                        ? immediate.get().getBytes(StandardCharsets.UTF_8)
                        : answer(event, requestId, Deadline.before(context::getRemainingTimeInMillis), log, trace));
    }

    private byte[] answer(Event event, String requestId, Deadline deadline, InvocationLogger log, CallTrace trace) {
        InvocationResult answered = answered(event, deadline, log, trace);
        if (event.isWatch()) {
            answered = QuotaReportPublisher.report(answered, event, log, trace);
        }
        byte[] answer = answered.in(event, requestId);
        if (answer.length > LARGEST_PAYLOAD) {
            answered = InvocationResult.of(TOO_LARGE, isRouter());
            answer = answered.in(event, requestId);
        }
        if (answered.result().failed()) {
            log.failed(answered.result());
        }
        log.invocation(answered, trace);
        return answer;
    }

    private InvocationResult answered(Event event, Deadline deadline, InvocationLogger log, CallTrace trace) {
        String name = known(event.api(), trace);
        try {
            boolean callerChose = isRouter() && !event.isWatch();
            return InvocationResult.of(calls.make(event.request(), deadline, trace), callerChose);
        } catch (BadArgumentsException unusable) {
            return InvocationResult.of(unusable, name);
        } catch (CallFailedException failed) {
            log.failure(failed);
            return InvocationResult.of(failed, name);
        } catch (RuntimeException | LinkageError | StackOverflowError unexpected) {
            log.failure(unexpected);
            return InvocationResult.unexpectedly();
        }
    }

    private boolean isRouter() {
        return api.equals(CallRequest.ANY);
    }

    /** A name that may stand in an errMsg and in the log: whoever asks a router could choose any text. */
    private String known(String asked, CallTrace trace) {
        if (Catalogue.find(asked).isEmpty()) {
            return api;
        }
        trace.names(asked);
        return asked;
    }

    /** Ends the connections and threads. Lambda never calls this; programs that embed the function may. */
    @Override
    public void close() {
        calls.close();
    }
}
