package io.cloudcall.functional.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.push.PushEncryption;
import io.cloudcall.functional.push.PushFunctionUnderTest;
import io.cloudcall.functional.push.SignedPush;
import io.cloudcall.template.AlarmMetrics;
import io.cloudcall.template.DashboardMetrics;
import io.cloudcall.template.EmittedMetrics;
import io.cloudcall.tools.aws.EventBridgeStub;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Checks that the alarms and the dashboard of template.yaml name exactly the metrics of pushes that the function
 * prints.
 */
@Timeout(60)
class PushAlarmMetricsTest {
    private static final String MESSAGE = "{\"CreateTime\":1714112445,\"MsgType\":\"event\",\"Event\":\"debug_demo\"}";
    private static final SignedPush PUSH = SignedPush.of(MESSAGE);
    private static final SignedPush OLD = SignedPush.of(PushEncryption.DEFAULT, "wx0123456789abcdef", MESSAGE, 1);

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @AutoClose
    private final PushFunctionUnderTest function = PushFunctionUnderTest.at(bus);

    private EmittedMetrics emittedByPushesOfEveryOutcome() {
        function.assertDelivers(PUSH);
        function.assertResponse(403, "", OLD);
        function.invoke("{}");
        bus.respondWithError(403, "AccessDeniedException", "not allowed");
        function.assertResponse(500, "", PUSH);
        return new EmittedMetrics(function.records());
    }

    @Test
    void areThoseOfPushes() {
        EmittedMetrics emitted = emittedByPushesOfEveryOutcome();
        AlarmMetrics alarmed = new AlarmMetrics("HasPushAlarms", "PushFunction");
        Set<Object> unknown = new HashSet<>(alarmed.units());
        unknown.removeAll(emitted.units());

        assertEquals(Set.of(), unknown);
        assertEquals(2, alarmed.units().size(), alarmed.units()::toString);
        assertEquals(emitted.metrics(), DashboardMetrics.forPushes().metrics());
    }
}
