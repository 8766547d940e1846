package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EventBridge schedules, whose caller reads no answer: the log has to tell what went wrong. */
class EventBridgeScheduleTest {
    private static final String GETALL = "/cgi-bin/express/business/account/getall";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final FunctionUnderTest function = FunctionUnderTest.at(sandbox);

    @AfterEach
    void close() {
        function.close();
        sandbox.close();
    }

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
                GETALL + "?access_token=" + sandbox.tokens().issued().get(0),
                sandbox.requests().get(1).target());
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule-rule", "schedule-scheduler"})
    void givesAndLogsTheBareError(String name) {
        sandbox.faults().next(GETALL, Fault.errcode(45009, "reach max api daily quota limit rid: 1"));

        String answer = function.invoke(EventFile.read(name).encode());

        assertEquals(
                "{\"errCode\":45009,\"errMsg\":\"openapi.logistics.getAllAccount:fail reach max api daily quota limit rid: 1\"}",
                answer);
        assertTrue(function.log().contains("reach max api daily quota limit rid: 1"), function.log());
    }
}
