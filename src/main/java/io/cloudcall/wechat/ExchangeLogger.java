package io.cloudcall.wechat;

import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.telemetry.InvocationRecorder;
import java.nio.charset.StandardCharsets;

/** A logger of whole API exchanges, including account data, which is active at DEBUG level only. */
final class ExchangeLogger {
    private ExchangeLogger() {}

    static void logRequest(TransportRequest request, InvocationRecorder recorder) {
        if (recorder.isDebugEnabled()) {
            String body = request.body() == null ? "" : " " + request.body();
            recorder.debug("sent " + request.method() + " " + request.requestUri() + body);
        }
    }

    static void logResponse(TransportResponse response, InvocationRecorder recorder, long startedAt) {
        if (recorder.isDebugEnabled()) {
            recorder.debug("received HTTP " + response.status() + " in " + (recorder.now() - startedAt) + " ms, "
                    + response.contentType() + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    static void logFailure(WeChatCallException exception, InvocationRecorder recorder, long startedAt) {
        if (recorder.isDebugEnabled()) {
            recorder.debug("received nothing in " + (recorder.now() - startedAt) + " ms: " + exception.getMessage());
        }
    }
}
