package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudcall.call.Api;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.config.FunctionConfig;
import io.cloudcall.event.EventParser;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.http.tls.TlsPolicy;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda handler: takes an event and returns the result of a cloud call, as wx-server-sdk 4.0.2 does in Tencent's
 * cloud.
 *
 * <p>Thread-safe: one instance serves all invocations of a process. A failure becomes an error of the contract rather
 * than an exception; its details are logged, without secrets.
 */
public final class CloudFunction implements RequestStreamHandler, AutoCloseable {
    private static final Set<String> DEBUG_LEVELS = Set.of("DEBUG", "TRACE");

    private final EventParser eventParser;
    private final SecretRedactor redactor = new SecretRedactor();
    /** Replaced before a snapshot, so that restored processes share no connection, token or secret. */
    private volatile CallHandler handler;

    /** A strong reference: the runtime keeps only a weak one. */
    private final @Nullable SnapStartHook snapStart;

    private final Supplier<CallHandler> handlerFactory;
    private final Clock clock;
    private final StartType.StartTracker starts;
    private final String defaultApiLabel;
    private final boolean debugEnabled;
    private final ProcessTerminator terminator;

    /** Creates the function for the environment of the process. Every invocation reports invalid settings. */
    public CloudFunction() {
        this(System.getenv(), Timing.system());
    }

    /**
     * Creates the function for the given environment.
     *
     * @param environment the environment variables that docs/REFERENCE.md lists
     * @param timing the clock and the timer
     */
    public CloudFunction(Map<String, String> environment, Timing timing) {
        TlsPolicy.restoreDisabledAlgorithms();
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
        terminator =
                new ProcessTerminator(variables.get("AWS_LAMBDA_RUNTIME_API").isPresent());
        handlerFactory = () -> CallHandler.create(variables, timing, redactor, false);
        boolean isSnapStart = initialization.equals("snap-start");
        handler = CallHandler.create(variables, timing, redactor, !isSnapStart && !isLogin());
        if (isSnapStart) {
            snapStart = SnapStartHook.register(this::beforeSnapshot, () -> startEagerly(initialization));
        } else {
            snapStart = null;
            startEagerly(initialization);
        }
    }

    private void startEagerly(String initialization) {
        EagerStart.await(startEagerly(), initialization);
    }

    /** Starts to fetch what the first event needs, unless its call has no access token. */
    private CompletableFuture<Boolean> startEagerly() {
        return isLogin() ? CompletableFuture.completedFuture(false) : handler.startEagerly();
    }

    private boolean isLogin() {
        return eventParser
                .target()
                .api()
                .map(Api::kind)
                .filter(Api.Kind.LOGIN::equals)
                .isPresent();
    }

    /** Returns whether a hook of SnapStart is registered. */
    boolean isSnapStartRegistered() {
        return snapStart != null;
    }

    /** Primes the process for a snapshot, and replaces the handler by one without connections, tokens or secrets. */
    void beforeSnapshot() {
        SnapStartPriming.run();
        CallHandler old = handler;
        handler = handlerFactory.get();
        old.close();
    }

    /** Handles one invocation. Throws only the exceptions of the streams. */
    @Override
    public void handleRequest(InputStream payload, OutputStream response, Context context) throws IOException {
        InvocationLogger logger = new InvocationLogger(context, redactor, debugEnabled);
        InvocationRecorder recorder = new InvocationRecorder(
                clock, starts.recordInvocation(), defaultApiLabel, debugEnabled ? logger::logDebug : null);
        terminator.registerHandlerThread();
        try {
            InvocationEvent event = eventParser.parse(payload);
            Invocation invocation = new Invocation(event, context, recorder, logger, terminator);
            response.write(invocation.respond(handler, eventParser.target()));
        } catch (LinkageError e) {
            terminator.recordFailure(e);
            throw e;
        } finally {
            terminator.terminateIfDue(context.getLogger());
        }
    }

    /** Closes the connections and stops the threads. Lambda never calls this; programs that embed the function may. */
    @Override
    public void close() {
        handler.close();
    }
}
