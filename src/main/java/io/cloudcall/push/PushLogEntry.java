package io.cloudcall.push;

import io.cloudcall.telemetry.EmfDocument;

/**
 * The log line of one request: a flat JSON object that is a metric document too. It holds words of this package and, of
 * authenticated messages, AppID, type and identifier.
 *
 * @param function the function's name
 * @param requestId Lambda's identifier of the invocation
 * @param result the result
 */
public record PushLogEntry(String function, String requestId, PushResult result) {

    /** Returns whether an operator has to do nothing. */
    public boolean isOk() {
        return result.outcome().isOk();
    }

    /**
     * Returns the line with its line feed, in UTF-8.
     *
     * @param now the time in milliseconds since 1970
     */
    public byte[] toJsonLine(long now, long durationMillis) {
        EmfDocument line = new EmfDocument(function, requestId, isOk(), now);
        line.property("outcome", result.outcome().label());
        PushReason reason = result.reason();
        if (reason != null) {
            line.property("reason", reason.label());
        }
        PushMessage message = result.message();
        if (message != null) {
            line.property("appId", message.appId())
                    .property("type", message.type())
                    .property("id", message.id());
        }
        String metric = result.outcome().metric();
        if (metric != null) {
            line.metric(metric, "Count", 1L);
        }
        return line.metric("PushDuration", "Milliseconds", durationMillis).toBytes();
    }
}
