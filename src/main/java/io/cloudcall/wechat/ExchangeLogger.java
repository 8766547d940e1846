package io.cloudcall.wechat;

import io.cloudcall.openapi.WeChatAnswer;
import io.cloudcall.telemetry.CallTrace;
import java.nio.charset.StandardCharsets;

/** Exchanges of API calls for a developer to read, account data included: only where that was asked for, and then in full. */
final class ExchangeLogger {
    private ExchangeLogger() {}

    static void logRequest(TransportRequest call, CallTrace trace) {
        if (trace.isDebugged()) {
            String body = call.json() == null ? "" : " " + call.json();
            trace.debug("sent " + call.method() + " " + call.requestUri() + body);
        }
    }

    static void logResponse(WeChatAnswer answer, CallTrace trace, long began) {
        if (trace.isDebugged()) {
            trace.debug("received HTTP " + answer.status() + " in " + (trace.now() - began) + " ms, "
                    + answer.contentType() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    static void logFailure(WeChatCallException failed, CallTrace trace, long began) {
        if (trace.isDebugged()) {
            trace.debug("received nothing in " + (trace.now() - began) + " ms: " + failed.getMessage());
        }
    }
}
