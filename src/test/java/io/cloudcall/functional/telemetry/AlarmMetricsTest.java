package io.cloudcall.functional.telemetry;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.functional.events.EventFile;
import io.cloudcall.template.AlarmMetrics;
import io.cloudcall.template.DashboardMetrics;
import io.cloudcall.template.EmittedMetrics;
import io.cloudcall.template.MetricName;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.wechat.Timing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Checks that the alarms and the dashboard of template.yaml name exactly the metrics that the function prints.
 * CloudWatch does not report a metric without data: its alarm would never fire.
 */
class AlarmMetricsTest {
    private static final Timing SYSTEM = new Timing(Clock.systemUTC(), new Random(1), millis -> {});
    private static final Timing BROKEN = new Timing(Clock.systemUTC(), new Random(1), millis -> {
        throw new IllegalStateException("broken");
    });

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final List<String> lines = new ArrayList<>();

    private void invoke(Timing timing, Map<String, String> settings, Consumer<FunctionUnderTest> calls) {
        FunctionUnderTest function = sandbox.function(timing, settings);
        calls.accept(function);
        lines.addAll(function.records());
    }

    private void invokeWith(Fault fault) {
        sandbox.faults().times(3, GET_ALL_ACCOUNT, fault);
        invoke(SYSTEM, Map.of(), function -> function.invoke("{}"));
        sandbox.faults().clear();
    }

    private EmittedMetrics emittedByInvocationsOfEveryOutcome() {
        invoke(SYSTEM, Map.of(), function -> function.invoke("{}"));
        invoke(SYSTEM, Map.of(), function -> function.invoke("[]"));
        invoke(SYSTEM, Map.of("WECHAT_APP_ID", ""), function -> function.invoke("{}"));
        invokeWith(Fault.errcode(-1, "system error"));
        invokeWith(Fault.errcode(48001, "api unauthorized"));
        invokeWith(Fault.errcode(45009, "reach max api daily quota limit"));
        invokeWith(Fault.truncateAfter(10));
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.hang());
        invoke(SYSTEM, Map.of(), function -> function.invoke("{}", Duration.ofMillis(500)));
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));
        invoke(BROKEN, Map.of(), function -> function.invoke("{}"));
        return new EmittedMetrics(lines);
    }

    private static void assertAlarmed(AlarmMetrics alarmed, EmittedMetrics emitted) {
        Set<Map.Entry<MetricName, String>> units = new HashSet<>(alarmed.units());
        units.removeAll(emitted.units());
        Set<MetricName> queried = new HashSet<>(alarmed.queried());
        queried.removeAll(emitted.metrics());

        assertEquals(Set.of(), units);
        assertEquals(Set.of(), queried);
    }

    @Test
    void areThoseOfInvocations() {
        EmittedMetrics emitted = emittedByInvocationsOfEveryOutcome();
        DashboardMetrics shown = DashboardMetrics.forFunction();

        assertAlarmed(new AlarmMetrics("HasAlarms"), emitted);
        assertEquals(emitted.metrics(), shown.metrics());
    }

    @Test
    void haveTheOutcomesOfInvocations() {
        Set<String> outcomes = emittedByInvocationsOfEveryOutcome().outcomes();
        Set<String> failures = new HashSet<>(outcomes);
        failures.removeAll(Set.of("ok", "caller-fault"));

        assertEquals(outcomes, DashboardMetrics.forFunction().outcomes());
        assertEquals(failures, new AlarmMetrics("HasAlarms").outcomes());
    }

    @Test
    void areThoseByAppOnRequest() {
        Map<String, String> settings = Map.of("CLOUD_CALL_APP_METRICS", "true");
        sandbox.server().addApp("wx2", "not-a-real-secret-of-wx2");
        invoke(SYSTEM, settings, function -> function.invoke("{}"));
        Set<MetricName> shown = new HashSet<>(DashboardMetrics.forFunction().metrics());
        shown.addAll(DashboardMetrics.forApps().metrics());

        assertEquals(new EmittedMetrics(lines).metrics(), shown);
    }

    @Test
    void areThoseOfTheQuotaWatch() {
        String event = EventFile.read("quota-watch").encode();
        invoke(SYSTEM, Map.of(), function -> function.invoke(event));
        EmittedMetrics emitted = new EmittedMetrics(lines);
        Set<MetricName> shown = new HashSet<>(DashboardMetrics.forFunction().metrics());
        shown.addAll(DashboardMetrics.forQuotaWatch().metrics());

        assertAlarmed(new AlarmMetrics("HasQuotaAlarms"), emitted);
        assertEquals(emitted.metrics(), shown);
    }
}
