package io.cloudcall;

import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.event.QuotaWatchEvent;
import io.cloudcall.quota.QuotaReport;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.wechat.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** One invocation of the quota watch: reads the accounts of one app or of several, and logs the report. */
record QuotaWatch(QuotaWatchEvent event, InvocationRecorder recorder, InvocationLogger logger) {

    /**
     * Reads the accounts, and logs the quotas, or the failure to read them.
     *
     * @param failure makes a result of what a call throws
     */
    InvocationResult read(CallHandler handler, Deadline deadline, Function<Throwable, InvocationResult> failure) {
        try {
            List<QuotaWatchEvent> apps = event.forEachApp();
            return apps.isEmpty()
                    ? readOne(handler, deadline, failure)
                    : report(apps, new QuotaReadings(apps, handler, deadline).read(recorder, failure));
        } catch (InvalidRequestException e) {
            return report(failure.apply(e));
        }
    }

    private InvocationResult readOne(
            CallHandler handler, Deadline deadline, Function<Throwable, InvocationResult> failure) {
        InvocationResult result;
        try {
            result = InvocationResult.fromResult(handler.handle(event, deadline, recorder));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            result = failure.apply(e);
        }
        return report(result);
    }

    private InvocationResult report(InvocationResult reading) {
        CallResult result = reading.result();
        log(QuotaReport.of(result, result.isError() ? 0 : event.lowQuotaThreshold()));
        return reading;
    }

    private InvocationResult report(List<QuotaWatchEvent> apps, List<InvocationResult> readings) {
        SequencedMap<String, InvocationResult> results = new LinkedHashMap<>();
        SequencedMap<String, CallResult> calls = new LinkedHashMap<>();
        for (int i = 0; i < apps.size(); i++) {
            String appId = String.valueOf(apps.get(i).appId());
            results.put(appId, readings.get(i));
            calls.put(appId, readings.get(i).result());
        }
        logger.logErrors(calls);
        log(QuotaReport.ofApps(calls, event.lowQuotaThreshold()));
        return InvocationResult.ofApps(results);
    }

    private void log(QuotaReport report) {
        logger.logQuotaReport(report, recorder.now());
    }
}
