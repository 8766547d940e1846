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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** A logger of invocations, the only one of the function. It redacts all text from outside. */
final class InvocationLogger {
    /** The limit of an errMsg in the log. WeChat's are far shorter; a body that is not JSON may hold private data. */
    private static final int MAX_ERRMSG_LENGTH = 300;

    /** The limit of the causes of a failure, which libraries and a delivery company word. */
    private static final int MAX_DIAGNOSTIC_LENGTH = 1_000;

    /** The limit of AppIDs that one line names. */
    private static final int MAX_APP_IDS = 10;

    private static final int MAX_DEBUG_LENGTH = 2_000;

    private final Context context;
    private final SecretRedactor redactor;
    private final boolean debugEnabled;

    InvocationLogger(Context context, SecretRedactor redactor, boolean debugEnabled) {
        this.context = context;
        this.redactor = redactor;
        this.debugEnabled = debugEnabled;
    }

    /** Logs the error of a result in one line, and its hint, if there is one, in another. */
    void logError(CallResult result) {
        logError("", result);
    }

    /** Logs the errors among the results of several apps, each once, with the AppIDs that have it in front. */
    void logErrors(SequencedMap<String, CallResult> results) {
        SequencedMap<CallResult, List<String>> failed = new LinkedHashMap<>();
        results.forEach((appId, result) -> {
            if (result.isError()) {
                failed.computeIfAbsent(result, key -> new ArrayList<>()).add(appId);
            }
        });
        failed.forEach((result, appIds) -> logError(describe(appIds) + ": ", result));
    }

    private static String describe(List<String> appIds) {
        int more = appIds.size() - MAX_APP_IDS;
        return more <= 0
                ? String.join(", ", appIds)
                : String.join(", ", appIds.subList(0, MAX_APP_IDS)) + " and " + more + " more";
    }

    private void logError(String prefix, CallResult result) {
        String diagnostic = line(result.diagnostic(), MAX_DIAGNOSTIC_LENGTH);
        String errMsg = prefix.concat(line(result.errMsg(), MAX_ERRMSG_LENGTH));
        log(diagnostic.isEmpty() ? errMsg : errMsg + " (" + diagnostic + ")", LogLevel.ERROR);
        ErrorHints.forError(result.numericErrCode(), result.errMsg())
                .ifPresent(hint -> log(line(hint, MAX_DIAGNOSTIC_LENGTH), LogLevel.ERROR));
    }

    /** Logs warnings, each in one line. */
    void logWarnings(List<String> warnings) {
        for (String warning : warnings) {
            log(line(warning, MAX_DIAGNOSTIC_LENGTH), LogLevel.WARN);
        }
    }

    /** Logs the stack trace of an error of the function itself. */
    void logException(Throwable failure) {
        log(stackTrace(failure), LogLevel.ERROR);
    }

    /** Logs the stack trace of a failure whose causes {@link #logError} names, for developers. */
    void logExpectedException(Throwable failure) {
        if (debugEnabled) {
            log(stackTrace(failure), LogLevel.DEBUG);
        }
    }

    private String stackTrace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return redactor.redact(trace.toString().stripTrailing());
    }

    /** Logs a line for developers. */
    void logDebug(String text) {
        log(line(text, MAX_DEBUG_LENGTH), LogLevel.DEBUG);
    }

    private void log(String line, LogLevel level) {
        context.getLogger().log(line + System.lineSeparator(), level);
    }

    /** Returns text from outside as a part of one line. Redaction comes first: half a secret is not recognized. */
    private String line(String text, int maxLength) {
        String line = redactor.redact(text).replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]+", " ");
        return line.length() <= maxLength ? line : line.substring(0, maxLength) + "…";
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
        logWarnings(report.warnings());
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
