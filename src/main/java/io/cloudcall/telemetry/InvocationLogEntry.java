package io.cloudcall.telemetry;

/**
 * The log line of one invocation: a flat JSON object that is a metric document too. docs/OPERATIONS.md lists its
 * fields. It holds numbers, names of the catalog, words of this package and identifiers: no account data and no
 * secrets.
 *
 * @param function the function's name
 * @param requestId Lambda's identifier of the invocation
 * @param outcome the outcome of the invocation
 * @param errCode the result's code; 0 for a success, and for an error without a numeric code
 * @param rid WeChat's identifier of the request, for WeChat's developer community and error query, or an empty string
 */
public record InvocationLogEntry(String function, String requestId, Outcome outcome, int errCode, String rid) {

    /** Returns whether the outcome is a success. */
    public boolean isOk() {
        return outcome == Outcome.OK;
    }

    /** Returns the line with its line feed, in UTF-8. */
    public byte[] toJsonLine(InvocationRecorder recorder) {
        long now = recorder.now();
        // Lambda's own names for the first three, so that one query finds all lines of an invocation.
        JsonLineWriter line = new JsonLineWriter()
                .timestamp("timestamp", now)
                .string("level", isOk() ? "INFO" : "ERROR")
                .string("AWSRequestId", requestId)
                .string("Function", function)
                .string("Api", recorder.api());
        String appId = recorder.appId();
        if (appId != null) {
            line.string("appId", appId);
        }
        line.string("Outcome", outcome.label());
        if (isOk() || errCode != 0) {
            line.number("errCode", errCode);
        }
        if (!rid.isEmpty()) {
            line.string("rid", rid);
        }
        recorder.writeTo(line, now);
        return line.toBytes();
    }
}
