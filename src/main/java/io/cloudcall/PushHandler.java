package io.cloudcall;

import io.cloudcall.config.CaFileReader;
import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.config.PushConfigReader;
import io.cloudcall.http.ConnectionRetryTransport;
import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.http.RetryBudget;
import io.cloudcall.http.Transport;
import io.cloudcall.push.PushConfig;
import io.cloudcall.push.PushDeadline;
import io.cloudcall.push.PushReceiver;
import io.cloudcall.push.PushRequest;
import io.cloudcall.push.PushResult;
import io.cloudcall.wechat.Timing;

/** A handler of requests in the form of WeChat's. Thread-safe. */
interface PushHandler extends AutoCloseable {
    /** The limit of AWS's responses, which hold a secret or a result. */
    int MAX_RESPONSE_BYTES = 1 << 20;

    long REQUEST_TIMEOUT_MILLIS = 4_000;

    /** Returns the result of a request. Throws only what is an error of the function itself. */
    PushResult handle(PushRequest request, PushDeadline deadline);

    @Override
    void close();

    /**
     * Creates the handler for this environment. If the configuration is invalid, the returned handler answers every
     * request with that error.
     */
    static PushHandler create(EnvironmentVariables variables, Timing timing) {
        try {
            PushConfig config = PushConfigReader.read(variables);
            return new ReceivingHandler(
                    PushReceiver.create(config, createTransport(variables, timing), timing.clock(), timing::backOff));
        } catch (RuntimeException e) {
            return new MisconfiguredPushHandler(String.valueOf(e.getMessage()));
        }
    }

    /** Returns a transport that replaces a stale connection at once: a pause would take from the four seconds. */
    private static Transport createTransport(EnvironmentVariables variables, Timing timing) {
        HttpClientConfig config =
                new HttpClientConfig(REQUEST_TIMEOUT_MILLIS, () -> CaFileReader.read(variables), null);
        return new ConnectionRetryTransport(
                Transport.create(config, MAX_RESPONSE_BYTES, timing.clock()), timing.clock(), new RetryBudget());
    }

    /** A handler that receives pushes. */
    record ReceivingHandler(PushReceiver receiver) implements PushHandler {
        @Override
        public PushResult handle(PushRequest request, PushDeadline deadline) {
            return receiver.receive(request, deadline);
        }

        @Override
        public void close() {
            receiver.close();
        }
    }

    /** A handler that answers every request with the error of the configuration. */
    record MisconfiguredPushHandler(String reason) implements PushHandler {
        @Override
        public PushResult handle(PushRequest request, PushDeadline deadline) {
            return PushResult.misconfigured(reason);
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
