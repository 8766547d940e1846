package io.cloudcall.telemetry;

/**
 * The line that tells of one invocation, to people and to CloudWatch: a flat JSON object that is a log line and a metric document at
 * once. docs/OPERATIONS.md has its fields. It holds numbers, names of the catalogue, words of this package and identifiers: no
 * account data and no secrets.
 *
 * @param function the function's name
 * @param requestId Lambda's
 * @param outcome how it ended
 * @param errCode of the result; 0 for a success, and for an error without such a code
 * @param rid what WeChat's support asks for, or an empty text
 */
public record InvocationLogEntry(String function, String requestId, Outcome outcome, int errCode, String rid) {

    /** Whether all went well. */
    public boolean isOk() {
        return outcome == Outcome.OK;
    }

    /** The line, with its end. */
    public byte[] toJsonLine(InvocationRecorder trace) {
        long now = trace.now();
        // Lambda's own names for the first three, so that one query finds all lines of an invocation.
        JsonLineWriter line = new JsonLineWriter()
                .timestamp("timestamp", now)
                .string("level", isOk() ? "INFO" : "ERROR")
                .string("AWSRequestId", requestId)
                .string("Function", function)
                .string("Api", trace.api())
                .string("Outcome", outcome.label());
        if (isOk() || errCode != 0) {
            line.number("errCode", errCode);
        }
        if (!rid.isEmpty()) {
            line.string("rid", rid);
        }
        trace.writeTo(line, now);
        return line.toBytes();
    }
}
