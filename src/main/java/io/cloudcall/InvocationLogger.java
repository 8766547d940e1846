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

/** A logger of invocations, the only one of the function. It redacts all text from outside. */
final class InvocationLogger {
    /** The limit of an errMsg in the log. WeChat's are far shorter; a body that is not JSON may hold private data. */
    private static final int MAX_ERRMSG_LENGTH = 300;

    private static final int MAX_DEBUG_LENGTH = 2_000;

    private final Context context;
    private final SecretRedactor redactor;

    InvocationLogger(Context context, SecretRedactor redactor) {
        this.context = context;
        this.redactor = redactor;
    }

    /** Logs the error of a result in one line, and its hint, if there is one, in another. */
    void logError(CallResult result) {
        error(truncate(result.errMsg(), MAX_ERRMSG_LENGTH)
                + (result.diagnostic().isEmpty() ? "" : " (" + result.diagnostic() + ")"));
        ErrorHints.forError(result.numericErrCode(), result.errMsg()).ifPresent(this::error);
    }

    /** Logs an exception with its stack trace. */
    void logException(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        error(trace.toString().stripTrailing());
    }

    private void error(String line) {
        log(redactor.redact(line), LogLevel.ERROR);
    }

    /** Logs a line for developers. Redaction comes before truncation: half a secret is not recognized. */
    void logDebug(String line) {
        log(truncate(redactor.redact(line), MAX_DEBUG_LENGTH), LogLevel.DEBUG);
    }

    private void log(String line, LogLevel level) {
        context.getLogger().log(line + System.lineSeparator(), level);
    }

    private static String truncate(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength) + "…";
    }

    /**
     * Logs the entry of the invocation as bytes: Lambda's logger wraps text, in which CloudWatch then finds no metrics.
     */
    void logInvocation(InvocationResult invocation, InvocationRecorder recorder) {
        CallResult result = invocation.result();
        InvocationLogEntry entry = new InvocationLogEntry(
                function(), requestId(), invocation.outcome(), result.numericErrCode(), RequestIds.requestId(result));
        context.getLogger().log(entry.toJsonLine(recorder), entry.isOk() ? LogLevel.INFO : LogLevel.ERROR);
    }

    /**
     * Logs a quota report of the time {@code now}: warnings as text, and metrics as EMF documents, in bytes for the
     * same reason.
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
