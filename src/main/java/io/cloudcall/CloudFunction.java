package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudcall.event.Event;
import io.cloudcall.event.HttpStatus;
import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.Catalogue;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.GatewayError;
import io.cloudcall.wechat.CallFailedException;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.Redactor;
import io.cloudcall.wechat.Timing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

    private final String api;
    private final Redactor redactor = new Redactor();
    private final CloudCalls calls;

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
        api = Settings.apiName(environment);
        calls = CloudCalls.of(environment, timing, redactor);
    }

    /** Answers one invocation. The only exception is one of the streams' own. */
    @Override
    public void handleRequest(InputStream payload, OutputStream answer, Context context) throws IOException {
        answer.write(answer(Event.read(payload.readAllBytes(), api), context));
    }

    private byte[] answer(Event event, Context context) {
        String requestId = Objects.requireNonNullElse(context.getAwsRequestId(), "");
        Optional<String> immediate = event.answerWithoutCall(requestId);
        if (immediate.isPresent()) {
            return immediate.get().getBytes(StandardCharsets.UTF_8);
        }
        InvocationLog log = new InvocationLog(context.getLogger(), redactor);
        Outcome outcome = outcome(event, Deadline.before(context::getRemainingTimeInMillis), log);
        byte[] answer = outcome.in(event, requestId);
        if (answer.length > LARGEST_PAYLOAD) {
            outcome = Outcome.of(TOO_LARGE);
            answer = outcome.in(event, requestId);
        }
        if (outcome.result().failed()) {
            log.failed(outcome.result());
        }
        return answer;
    }

    private Outcome outcome(Event event, Deadline deadline, InvocationLog log) {
        String name = known(event.api());
        try {
            return Outcome.of(calls.make(event.request(), deadline));
        } catch (BadArgumentsException unusable) {
            return new Outcome(unusable.result(name), HttpStatus.of(unusable));
        } catch (CallFailedException failed) {
            log.failure(failed);
            return Outcome.of(failed.result(name));
        } catch (RuntimeException | LinkageError | StackOverflowError unexpected) {
            log.failure(unexpected);
            return Outcome.of(GatewayError.SYSTEM_ERROR.result());
        }
    }

    /** A name that may stand in an errMsg and in the log: whoever asks a router could choose any text. */
    private String known(String asked) {
        return Catalogue.find(asked).isPresent() ? asked : api;
    }

    /** A result, and the HTTP status that goes with it. */
    private record Outcome(CloudCallResult result, int status) {

        static Outcome of(CloudCallResult result) {
            return new Outcome(result, HttpStatus.of(result));
        }

        byte[] in(Event event, String requestId) {
            return event.answer(result, status, requestId).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Ends the connections and threads. Lambda never calls this; programs that embed the function may. */
    @Override
    public void close() {
        calls.close();
    }
}
