package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.config.FunctionConfig;
import io.cloudcall.event.EventParser;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.Timing;
import io.cloudcall.wechat.WeChatClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda entry: an event in, the result of a cloud call out, as wx-server-sdk 4.0.2 gives it inside Tencent's
 * cloud.
 *
 * <p>One object serves all invocations of a process, from any number of threads. Nothing that goes wrong reaches Lambda
 * as an exception: the caller gets the contract's error, the log the rest, without secrets.
 */
public final class CloudFunction implements RequestStreamHandler, AutoCloseable {
    private static final Set<String> DEBUG_LEVELS = Set.of("DEBUG", "TRACE");

    private final EventParser eventParser;
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
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        FunctionTarget target = FunctionConfig.readTarget(variables);
        eventParser = new EventParser(target);
        clock = timing.clock();
        String initialization = variables.get("AWS_LAMBDA_INITIALIZATION_TYPE").orElse("");
        starts = new StartType.StartTracker(initialization);
        defaultApiLabel = target.api().isPresent() ? target.name() : InvocationRecorder.UNKNOWN_API;
        debugEnabled =
                DEBUG_LEVELS.contains(variables.get("AWS_LAMBDA_LOG_LEVEL").orElse(""));
        handlerFactory = () -> CallHandler.create(variables, timing, redactor);
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

    /** Responds to one invocation. The only exception is one of the streams' own. */
    @Override
    public void handleRequest(InputStream payload, OutputStream response, Context context) throws IOException {
        InvocationLogger logger = new InvocationLogger(context, redactor);
        InvocationRecorder recorder = new InvocationRecorder(
                clock, starts.recordInvocation(), defaultApiLabel, debugEnabled ? logger::logDebug : null);
        InvocationEvent event = eventParser.parse(payload.readAllBytes());
        response.write(new Invocation(event, context, recorder, logger).respond(handler, eventParser.target()));
    }

    /** Ends the connections and threads. Lambda never calls this; programs that embed the function may. */
    @Override
    public void close() {
        handler.close();
    }
}
