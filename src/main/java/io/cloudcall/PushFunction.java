package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.event.HttpRequest;
import io.cloudcall.http.Transport;
import io.cloudcall.http.tls.TlsPolicy;
import io.cloudcall.push.PushDeadline;
import io.cloudcall.push.PushRejectedException;
import io.cloudcall.push.PushRequestParser;
import io.cloudcall.push.PushResult;
import io.cloudcall.wechat.Timing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda handler of WeChat's message push (消息推送): verifies and decrypts each message, and puts it on an EventBridge
 * bus. Takes the events of an HTTP API, a REST API or a function URL.
 *
 * <p>Thread-safe: one instance serves all invocations of a process. A failure becomes a response without details, which
 * are logged; neither has secrets or anything of a message but its type.
 */
public final class PushFunction implements RequestStreamHandler, AutoCloseable {
    /** Replaced before a snapshot, so that restored processes share no connection or key. */
    private volatile PushHandler handler;

    /** A strong reference: the runtime keeps only a weak one. */
    private final @Nullable SnapStartHook snapStart;

    private final Supplier<PushHandler> handlerFactory;
    private final Clock clock;
    private final ProcessTerminator terminator;

    /** Creates the function for the environment of the process. Every invocation reports invalid settings. */
    public PushFunction() {
        this(System.getenv(), Timing.system());
    }

    /**
     * Creates the function for the given environment.
     *
     * @param environment the environment variables that docs/REFERENCE.md lists
     * @param timing the clock and the timer
     */
    public PushFunction(Map<String, String> environment, Timing timing) {
        TlsPolicy.restoreDisabledAlgorithms();
        Transport.preload();
        PushRehearsal.start();
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        clock = timing.clock();
        terminator =
                new ProcessTerminator(variables.get("AWS_LAMBDA_RUNTIME_API").isPresent());
        handlerFactory = () -> PushHandler.create(variables, timing);
        handler = handlerFactory.get();
        boolean isSnapStart = variables
                .get("AWS_LAMBDA_INITIALIZATION_TYPE")
                .filter("snap-start"::equals)
                .isPresent();
        snapStart = isSnapStart ? SnapStartHook.register(this::beforeSnapshot, () -> {}) : null;
    }

    /** Returns whether a hook of SnapStart is registered. */
    boolean isSnapStartRegistered() {
        return snapStart != null;
    }

    /** Primes the process for a snapshot, and replaces the handler by one without connections or keys. */
    void beforeSnapshot() {
        PushSnapStartPriming.run();
        PushHandler old = handler;
        handler = handlerFactory.get();
        old.close();
    }

    /** Handles one invocation. Throws only the exceptions of the streams. */
    @Override
    public void handleRequest(InputStream payload, OutputStream response, Context context) throws IOException {
        PushDeadline deadline = new PushDeadline(clock, context::getRemainingTimeInMillis);
        PushLogger logger = new PushLogger(context, clock);
        terminator.registerHandlerThread();
        try {
            PushResult result = respond(payload.readAllBytes(), deadline, logger);
            logger.log(result, deadline.elapsedMillis());
            response.write(result.toResponse());
        } catch (LinkageError e) {
            terminator.recordFailure(e);
            throw e;
        } finally {
            terminator.terminateIfDue(context.getLogger());
        }
    }

    private PushResult respond(byte[] payload, PushDeadline deadline, PushLogger logger) {
        try {
            Optional<HttpRequest> request = HttpRequest.parse(payload);
            return request.isEmpty()
                    ? PushResult.unsupportedEvent()
                    : handler.handle(PushRequestParser.parse(request.get()), deadline);
        } catch (PushRejectedException e) {
            return e.result();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            logger.logException(e);
            terminator.recordFailure(e);
            return PushResult.internalError();
        }
    }

    /** Closes the connections and stops the threads. Lambda never calls this; programs that embed the function may. */
    @Override
    public void close() {
        handler.close();
    }
}
