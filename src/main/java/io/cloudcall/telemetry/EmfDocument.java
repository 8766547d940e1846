package io.cloudcall.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Metrics of a function, in CloudWatch's embedded metric format, with one set of dimensions: a log line of its own. One thread.
 */
public final class EmfDocument {
    private final long now;
    private final JsonLineWriter line;
    private final StringBuilder dimensions = new StringBuilder("\"Function\"");
    private final StringBuilder metrics = new StringBuilder();

    /**
     * A document without metrics yet, whose only dimension is the function.
     *
     * @param function the function's name
     * @param requestId Lambda's
     * @param isGood whether it tells of nothing that failed
     * @param now in milliseconds since 1970
     */
    public EmfDocument(String function, String requestId, boolean isGood, long now) {
        this.now = now;
        line = new JsonLineWriter()
                .timestamp("timestamp", now)
                .string("level", isGood ? "INFO" : "ERROR")
                .string("AWSRequestId", requestId)
                .string("Function", function);
    }

    /** Adds a dimension, with a value that CloudWatch takes for one. */
    public EmfDocument dimension(String name, String value) {
        dimensions.append(",\"").append(name).append('"');
        return property(name, value);
    }

    /** Adds what is for those who read the line. */
    public EmfDocument property(String name, String value) {
        line.string(name, value);
        return this;
    }

    /** Adds a metric, unless it has no value; CloudWatch keeps it as a double. */
    public EmfDocument metric(String name, String unit, @Nullable Long value) {
        if (value != null) {
            line.number(name, value);
            metrics.append(metrics.isEmpty() ? "" : ",").append("{\"Name\":\"").append(name);
            metrics.append("\",\"Unit\":\"").append(unit).append("\"}");
        }
        return this;
    }

    /** Whether it has a metric; without one it is no document. */
    public boolean hasMetrics() {
        return !metrics.isEmpty();
    }

    /** The line, with its end. */
    public byte[] toBytes() {
        line.rawJson("_aws", "{\"Timestamp\":").append(now);
        line.append(",\"CloudWatchMetrics\":[{\"Namespace\":\"Cloudcall\",\"Dimensions\":[[");
        line.append(dimensions.toString()).append("]],\"Metrics\":[").append(metrics.toString());
        return line.append("]}]}").toBytes();
    }
}
