package io.cloudcall.telemetry;

/**
 * An invocation's metrics in CloudWatch's
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 * metric format</a>. CloudWatch bills each combination of a metric and its dimensions' values: the dimensions are this function, the
 * catalogue's names and the outcomes, and what mostly is zero is left out while it is.
 *
 * @param weChatMillis what WeChat's API took; negative if it was not asked
 * @param retries requests of an API call after the first
 * @param tokenRenewals requests for an access token
 */
record InvocationMetrics(long weChatMillis, int retries, int tokenRenewals) {
    private static final String CALLS =
            "{\"Namespace\":\"Cloudcall\",\"Dimensions\":[[\"Function\",\"Outcome\"],[\"Function\",\"Api\",\"Outcome\"]],"
                    + "\"Metrics\":[{\"Name\":\"Calls\",\"Unit\":\"Count\"}]}";
    private static final String LATENCY = ",{\"Namespace\":\"Cloudcall\",\"Dimensions\":[[\"Function\",\"Api\"]],"
            + "\"Metrics\":[{\"Name\":\"WeChatLatency\",\"Unit\":\"Milliseconds\"}]}";
    private static final String RETRY_METRICS = ",{\"Namespace\":\"Cloudcall\",\"Dimensions\":[[\"Function\"]],"
            + "\"Metrics\":[{\"Name\":\"Retries\",\"Unit\":\"Count\"},{\"Name\":\"TokenRenewals\",\"Unit\":\"Count\"}]}";

    /** Adds the values, and what CloudWatch needs to find them. */
    void writeTo(JsonLineWriter line, long now) {
        line.number("Calls", 1);
        if (weChatMillis >= 0) {
            line.number("WeChatLatency", weChatMillis);
        }
        line.number("Retries", retries).number("TokenRenewals", tokenRenewals);
        line.rawJson("_aws", "{\"Timestamp\":")
                .append(now)
                .append(",\"CloudWatchMetrics\":[")
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
