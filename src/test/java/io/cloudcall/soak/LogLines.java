package io.cloudcall.soak;

import io.cloudcall.telemetry.EmbeddedMetricFormat;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The output of a function: one line with metrics for each invocation, of its own request. Not thread-safe. */
final class LogLines {
    private static final String ANNOUNCEMENT = "Starting ";
    private static final int MAX_VIOLATIONS = 5;

    private final List<String> violations = new ArrayList<>();
    private long retries;

    /** Reads and checks all that was printed during so many invocations, some of which failed. */
    void read(String output, int invocations) {
        List<String> own = output.lines().filter(FunctionProcess::isRecord).toList();
        own.forEach(EmbeddedMetricFormat::check);
        List<JsonObject> lines = own.stream().map(JsonObject::new).toList();
        long requests = lines.stream()
                .map(line -> line.getString("AWSRequestId"))
                .distinct()
                .count();
        if (own.size() != invocations || requests != invocations) {
            violations.add(own.size() + " lines of " + requests + " requests for " + invocations + " invocations");
        }
        retries += lines.stream().mapToLong(line -> line.getLong("Retries", 0L)).sum();
        output.lines()
                .filter(line -> !FunctionProcess.isRecord(line) && !isExpected(line))
                .limit(MAX_VIOLATIONS)
                .forEach(line -> violations.add("printed: " + line));
    }

    /** Returns whether a line is about an order that does not exist, or about the start. */
    private static boolean isExpected(String line) {
        return (line.startsWith("[ERROR]") && line.contains("openapi.logistics.getOrder:fail"))
                || line.contains("WeChat returned 9300528")
                || line.startsWith(ANNOUNCEMENT)
                || line.isBlank();
    }

    /** Returns how many requests were sent once more. */
    long retries() {
        return retries;
    }

    List<String> violations() {
        return violations;
    }
}
