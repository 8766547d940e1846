package io.cloudcall;

import io.cloudcall.event.InvocationEvent;
import io.cloudcall.event.QuotaWatchEvent;
import io.cloudcall.quota.QuotaReport;
import io.cloudcall.telemetry.InvocationRecorder;

/** What is special about an invocation by the quota watch. No other one loads this class. */
final class QuotaReportPublisher {
    private QuotaReportPublisher() {}

    /** Tells what was read, or that nothing was. */
    static InvocationResult publish(
            InvocationResult answered, InvocationEvent event, InvocationLogger log, InvocationRecorder trace) {
        try {
            QuotaReport report = answered.result().isError()
                    ? QuotaReport.FAILED
                    : QuotaReport.of(answered.result(), ((QuotaWatchEvent) event).lowQuotaThreshold());
            log.logQuotaReport(report, trace.now());
            return answered;
        } catch (RuntimeException | LinkageError unexpected) {
            log.logException(unexpected);
            return InvocationResult.internalError();
        }
    }
}
