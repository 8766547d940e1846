package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.cloudcall.push.PushLogEntry;
import io.cloudcall.push.PushResult;
import java.time.Clock;
import java.util.Objects;

/**
 * A logger of requests of message push. It logs nothing of a request or a message but the type and the identifier of an
 * authenticated one, at any level.
 *
 * @param context the context of the invocation
 * @param clock the clock for the time of a line
 */
record PushLogger(Context context, Clock clock) {
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_CAUSES = 10;

    /** Logs the lines for operators and the entry of the request. */
    void log(PushResult result, long durationMillis) {
        PushLogEntry entry = new PushLogEntry(
                Objects.requireNonNullElse(context.getFunctionName(), "local"),
                Objects.requireNonNullElse(context.getAwsRequestId(), ""),
                result);
        LogLevel level = entry.isOk() ? LogLevel.INFO : LogLevel.ERROR;
        result.lines().forEach(line -> logText(oneLine(line)));
        // As bytes: Lambda's logger wraps text, in which CloudWatch then finds no metrics.
        context.getLogger().log(entry.toJsonLine(clock.millis(), durationMillis), level);
    }

    /** Logs the stack trace of an error of the function itself, without messages, which may quote a message. */
    void logException(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            trace.append(depth == 0 ? "" : "Caused by: ")
                    .append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                trace.append("\n\tat ").append(frame);
            }
            trace.append('\n');
        }
        logText(trace.toString().stripTrailing());
    }

    private void logText(String text) {
        context.getLogger().log(text + System.lineSeparator(), LogLevel.ERROR);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
