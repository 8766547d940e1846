package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudcall.event.DirectEvent;
import io.cloudcall.openapi.BadArgumentsException;
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

/**
 * The Lambda entry: an event in, the result of a cloud call out, as wx-server-sdk 4.0.2 gives it inside Tencent's cloud.
 *
 * <p>One object serves all invocations of a process, from any number of threads. Nothing that goes wrong reaches Lambda as an
 * exception: the caller gets the contract's error, the log the rest, without secrets.
 */
public final class CloudFunction implements RequestStreamHandler, AutoCloseable {
    /** Lambda refuses larger answers of synchronous invocations, in bytes. */
    private static final int LARGEST_PAYLOAD = 6 << 20;

    private final String api;
    private final Redactor redactor = new Redactor();
    private final CloudCall call;

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
        call = CloudCall.of(environment, timing, redactor);
    }

    /** Answers one invocation. The only exception is one of the streams' own. */
    @Override
    public void handleRequest(InputStream event, OutputStream result, Context context) throws IOException {
        byte[] payload = answer(event.readAllBytes(), context).json().getBytes(StandardCharsets.UTF_8);
        result.write(
                payload.length <= LARGEST_PAYLOAD
                        ? payload
                        : GatewayError.ANSWER_TOO_LARGE.result().json().getBytes(StandardCharsets.UTF_8));
    }

    private CloudCallResult answer(byte[] event, Context context) {
        InvocationLog log = new InvocationLog(context.getLogger(), redactor);
        CloudCallResult result = answer(event, Deadline.before(context::getRemainingTimeInMillis), log);
        if (result.failed()) {
            log.failed(result);
        }
        return result;
    }

    private CloudCallResult answer(byte[] event, Deadline deadline, InvocationLog log) {
        try {
            return call.with(DirectEvent.data(event), deadline);
        } catch (BadArgumentsException unusable) {
            return unusable.result(api);
        } catch (CallFailedException failed) {
            log.failure(failed);
            return failed.result(api);
        } catch (RuntimeException | LinkageError | StackOverflowError unexpected) {
            log.failure(unexpected);
            return GatewayError.SYSTEM_ERROR.result();
        }
    }

    /** Ends the connections and threads. Lambda never calls this; programs that embed the function may. */
    @Override
    public void close() {
        call.close();
    }
}
