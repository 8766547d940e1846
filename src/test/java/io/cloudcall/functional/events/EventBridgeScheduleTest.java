package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EventBridge schedules, whose caller reads no response: the log has to have the error. */
class EventBridgeScheduleTest {

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    @ParameterizedTest
    @ValueSource(strings = {"schedule-rule", "schedule-scheduler"})
    void answersWhatADirectCallGets(String name) {
        assertEquals(function.invoke("{}"), function.invoke(EventFile.read(name).encode()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule-rule", "schedule-scheduler"})
    void takesNoDataFromTheDetail(String name) {
        JsonObject event = EventFile.read(name).put("detail", new JsonObject().put("bizId", "mine"));
        function.invoke(event.encode());

        assertEquals(
                GET_ALL_ACCOUNT + "?access_token=" + sandbox.tokens().issued().get(0),
                sandbox.requests().get(1).target());
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule-rule", "schedule-scheduler"})
    void givesAndLogsTheBareError(String name) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(45009, "reach max api daily quota limit rid: 1"));

        String response = function.invoke(EventFile.read(name).encode());

        assertResult(response).isError(45009, "reach max api daily quota limit rid: 1");
        assertTrue(function.log().contains("reach max api daily quota limit rid: 1"), function.log());
    }
}
