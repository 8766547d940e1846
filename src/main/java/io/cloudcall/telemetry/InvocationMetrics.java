package io.cloudcall.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * An invocation's metrics in CloudWatch's embedded metric format (see the <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 * specification</a>). CloudWatch bills each combination of a metric and its dimensions' values: the dimensions are this
 * function, the catalog's names and the outcomes, and metrics that mostly are zero are left out while they are.
 *
 * @param weChatMillis the duration of the requests to WeChat's API; negative if there was none
 * @param retries the number of requests of an API call after the first
 * @param tokenRenewals the number of requests for an access token
 * @param appId the AppID as another dimension of Calls; null for none
 */
record InvocationMetrics(
        long weChatMillis,
        int retries,
        int tokenRenewals,
        @Nullable String appId) {
    private static final String CALL_DIMENSIONS = "{\"Namespace\":\"Cloudcall\","
            + "\"Dimensions\":[[\"Function\",\"Outcome\"],[\"Function\",\"Api\",\"Outcome\"]";
    private static final String APP_DIMENSIONS = ",[\"Function\",\"AppId\",\"Outcome\"]";
    private static final String CALLS = "],\"Metrics\":[{\"Name\":\"Calls\",\"Unit\":\"Count\"}]}";
    private static final String LATENCY = ",{\"Namespace\":\"Cloudcall\",\"Dimensions\":[[\"Function\",\"Api\"]],"
            + "\"Metrics\":[{\"Name\":\"WeChatLatency\",\"Unit\":\"Milliseconds\"}]}";
    private static final String RETRY_METRICS = ",{\"Namespace\":\"Cloudcall\",\"Dimensions\":[[\"Function\"]],"
            + "\"Metrics\":[{\"Name\":\"Retries\",\"Unit\":\"Count\"},"
            + "{\"Name\":\"TokenRenewals\",\"Unit\":\"Count\"}]}";

    /** Writes the values, and the metadata by which CloudWatch extracts them. */
    void writeTo(JsonLineWriter line, long now) {
        line.number("Calls", 1);
        if (weChatMillis >= 0) {
            line.number("WeChatLatency", weChatMillis);
        }
        line.number("Retries", retries).number("TokenRenewals", tokenRenewals);
        if (appId != null) {
            line.string("AppId", appId);
        }
        line.rawJson("_aws", "{\"Timestamp\":")
                .append(now)
                .append(",\"CloudWatchMetrics\":[")
                .append(CALL_DIMENSIONS)
                .append(appId == null ? "" : APP_DIMENSIONS)
                .append(CALLS);
        if (weChatMillis >= 0) {
            line.append(LATENCY);
        }
        if (retries + tokenRenewals > 0) {
            line.append(RETRY_METRICS);
        }
        line.append("]}");
    }
}
