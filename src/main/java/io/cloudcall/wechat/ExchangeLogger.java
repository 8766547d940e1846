package io.cloudcall.wechat;

import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.telemetry.InvocationRecorder;
import java.nio.charset.StandardCharsets;

/**
 * Exchanges of API calls for a developer to read, account data included: only where that was asked for, and then in
 * full.
 */
final class ExchangeLogger {
    private ExchangeLogger() {}

    static void logRequest(TransportRequest call, InvocationRecorder trace) {
        if (trace.isDebugEnabled()) {
            String body = call.body() == null ? "" : " " + call.body();
            trace.debug("sent " + call.method() + " " + call.requestUri() + body);
        }
    }

    static void logResponse(TransportResponse answer, InvocationRecorder trace, long began) {
        if (trace.isDebugEnabled()) {
            trace.debug("received HTTP " + answer.status() + " in " + (trace.now() - began) + " ms, "
                    + answer.contentType() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    static void logFailure(WeChatCallException failed, InvocationRecorder trace, long began) {
        if (trace.isDebugEnabled()) {
            trace.debug("received nothing in " + (trace.now() - began) + " ms: " + failed.getMessage());
        }
    }
}
