package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event in events/, of the form that the AWS documentation gives it, is recognized and answered as its kind. */
class EventFilesTest {
    private static final Set<String> GATEWAYS = Set.of("http", "rest", "function");

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private static Stream<String> files() {
        return EventFile.names().stream();
    }

    private static boolean isGateways(String name) {
        return GATEWAYS.contains(name.split("-", 2)[0]);
    }

    static List<String> gateways() {
        return files().filter(EventFilesTest::isGateways)
                .filter(name -> !name.endsWith("options"))
                .toList();
    }

    static List<String> options() {
        return files().filter(name -> name.endsWith("options")).toList();
    }

    static List<String> routers() {
        return files().filter(name -> name.startsWith("router") && !name.startsWith("router-http"))
                .toList();
    }

    static List<String> routersGateways() {
        return files().filter(name -> name.startsWith("router-http")).toList();
    }

    static List<String> schedules() {
        return files().filter(name -> name.startsWith("schedule")).toList();
    }

    static List<String> quotaWatches() {
        return files().filter(name -> name.startsWith("quota-watch")).toList();
    }

    static List<String> direct() {
        return List.of("empty", "parameters");
    }

    @Test
    void hasATestForEachFile() {
        List<String> tested = Stream.of(
                        gateways(), options(), routers(), routersGateways(), schedules(), quotaWatches(), direct())
                .flatMap(List::stream)
                .sorted()
                .toList();

        assertEquals(
                List.of(),
                files().filter(name -> !tested.contains(name)).toList(),
                "give these of events/ a group above and a test with it");
    }

    @ParameterizedTest
    @MethodSource("gateways")
    void answersAGatewayInItsForm(String name) {
        HttpReply reply = HttpReply.parse(function.invoke(EventFile.read(name).encode()));

        reply.assertStatus(200);
        assertResult(reply.body()).isOk();
        assertEquals(EventFile.read(name).getString("body") == null ? "" : "四川成都龙泉公司_云朵信息科技", bizId());
    }

    @ParameterizedTest
    @MethodSource("routers")
    void makesTheCallThatARoutersEventNames(String name) {
        JsonObject event = EventFile.read(name);

        assertResult(sandbox.router().invoke(event.encode())).isOk(event.getString("openapi"));
    }

    @ParameterizedTest
    @MethodSource("routersGateways")
    void makesTheCallThatThePathOfARoutersRequestNames(String name) {
        HttpReply reply =
                HttpReply.parse(sandbox.router().invoke(EventFile.read(name).encode()));

        reply.assertStatus(200);
        assertResult(reply.body()).isOk();
        assertEquals("四川成都龙泉公司_云朵信息科技", bizId());
    }

    @ParameterizedTest
    @MethodSource("options")
    void answersAPreflightRequestWithoutACall(String name) {
        HttpReply reply = HttpReply.parse(function.invoke(EventFile.read(name).encode()));

        reply.assertStatus(204);
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void callsWithoutDataOnASchedule(String name) {
        String response = function.invoke(EventFile.read(name).encode());

        assertResult(response).isOk();
        assertFalse(sandbox.requests().get(1).target().contains("&"));
        assertEquals("", function.log());
    }

    @ParameterizedTest
    @MethodSource("quotaWatches")
    void callsWithoutDataForTheQuotaWatch(String name) {
        String response = function.invoke(EventFile.read(name).encode());

        assertResult(response).isOk();
        assertFalse(sandbox.requests().get(1).target().contains("&"));
    }

    @ParameterizedTest
    @MethodSource("direct")
    void takesADirectEventAsTheCallsData(String name) {
        String response = function.invoke(EventFile.read(name).encode());

        assertResult(response).isOk();
        assertEquals(EventFile.read(name).getString("bizId", ""), bizId());
    }

    private String bizId() {
        String target = sandbox.requests().get(1).target();
        return target.contains("biz_id=")
                ? String.valueOf(sandbox.requests().get(1).queryParameter("biz_id"))
                : "";
    }
}
