package io.cloudcall.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * A log line with metrics of a function, in CloudWatch's embedded metric format, with one set of dimensions. Not
 * thread-safe.
 */
public final class EmfDocument {
    private final long now;
    private final JsonLineWriter line;
    private final StringBuilder dimensions = new StringBuilder("\"Function\"");
    private final StringBuilder metrics = new StringBuilder();

    /**
     * Creates a document without metrics, whose only dimension is the function.
     *
     * @param function the function's name
     * @param requestId Lambda's identifier of the invocation
     * @param succeeded whether the level is INFO, not ERROR
     * @param now the time in milliseconds since 1970
     */
    public EmfDocument(String function, String requestId, boolean succeeded, long now) {
        this.now = now;
        line = new JsonLineWriter()
                .timestamp("timestamp", now)
                .string("level", succeeded ? "INFO" : "ERROR")
                .string("AWSRequestId", requestId)
                .string("Function", function);
    }

    /** Adds a dimension, whose value must be valid for CloudWatch. */
    public EmfDocument dimension(String name, String value) {
        dimensions.append(",\"").append(name).append('"');
        return property(name, value);
    }

    /** Adds a field that is no metric. */
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

    /** Returns the line with its line feed, in UTF-8. A document without a metric must not be written. */
    public byte[] toBytes() {
        line.rawJson("_aws", "{\"Timestamp\":").append(now);
        line.append(",\"CloudWatchMetrics\":[{\"Namespace\":\"Cloudcall\",\"Dimensions\":[[");
        line.append(dimensions.toString()).append("]],\"Metrics\":[").append(metrics.toString());
        return line.append("]}]}").toBytes();
    }
}
