package io.cloudcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.cloudcall.call.CallResult;
import io.cloudcall.quota.QuotaReport;
import io.cloudcall.telemetry.InvocationLogEntry;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.wechat.ErrorHints;
import io.cloudcall.wechat.RequestIds;
import io.cloudcall.wechat.SecretRedactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/** The only way to the log: all text that is not this project's own passes the redactor. */
final class InvocationLogger {
    /** WeChat's errmsg is far shorter; a body that was not JSON may hold what a log should not. */
    private static final int MAX_ERRMSG_LENGTH = 300;

    private static final int MAX_DEBUG_LENGTH = 2_000;

    private final Context context;
    private final SecretRedactor redactor;

    InvocationLogger(Context context, SecretRedactor redactor) {
        this.context = context;
        this.redactor = redactor;
    }

    /** The error that a caller gets, in one line, and one more on what to do about it, if there is something to do. */
    void logError(CallResult result) {
        error(truncate(result.errMsg(), MAX_ERRMSG_LENGTH)
                + (result.diagnostic().isEmpty() ? "" : " (" + result.diagnostic() + ")"));
        ErrorHints.forError(result.numericErrCode(), result.errMsg()).ifPresent(this::error);
    }

    /** An exception, with its stack trace. */
    void logException(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        error(trace.toString().stripTrailing());
    }

    private void error(String line) {
        log(redactor.redact(line), LogLevel.ERROR);
    }

    /** What only a developer wants to know. Redacted before it is cut: half a secret is not recognised. */
    void logDebug(String line) {
        log(truncate(redactor.redact(line), MAX_DEBUG_LENGTH), LogLevel.DEBUG);
    }

    private void log(String line, LogLevel level) {
        context.getLogger().log(line + System.lineSeparator(), level);
    }

    private static String truncate(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    /**
     * Logs the line of the invocation. As bytes, which Lambda's logger passes on as they are; text it would wrap, and
     * CloudWatch then find no metrics in it.
     */
    void logInvocation(InvocationResult answered, InvocationRecorder trace) {
        CallResult result = answered.result();
        InvocationLogEntry line = new InvocationLogEntry(
                function(), requestId(), answered.outcome(), result.numericErrCode(), RequestIds.requestId(result));
        context.getLogger().log(line.toJsonLine(trace), line.isOk() ? LogLevel.INFO : LogLevel.ERROR);
    }

    /**
     * What the quota watch found at {@code now}: lines for people, and documents of metrics, as bytes for the same
     * reason.
     */
    void logQuotaReport(QuotaReport report, long now) {
        report.warnings().forEach(line -> log(redactor.redact(line), LogLevel.WARN));
        LogLevel level = report.succeeded() ? LogLevel.INFO : LogLevel.ERROR;
        report.toEmfDocuments(function(), requestId(), now)
                .forEach(document -> context.getLogger().log(document, level));
    }

    private String function() {
        return Objects.requireNonNullElse(context.getFunctionName(), "local");
    }

    private String requestId() {
        return Objects.requireNonNullElse(context.getAwsRequestId(), "");
    }
}
