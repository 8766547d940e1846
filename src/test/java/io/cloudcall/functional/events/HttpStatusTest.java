package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The status of an answer whose request is in order. */
@EachGateway
class HttpStatusTest extends ApiGatewayContract {
    private static final String JSON = "application/json; encoding=utf-8";

    HttpStatusTest(String pattern) {
        super(pattern);
    }

    @Test
    void answers403WhereConfigJsonDoesNotListTheApi(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), "{\"permissions\":{\"openapi\":[]}}");

        HttpReply reply = send(Map.of("CLOUD_CALL_CONFIG", config.toString()), request("GET"));

        reply.assertStatus(403);
        assertResult(reply.body()).isPlatformError(-604101);
        assertEquals(HEADERS, reply.headers());
    }

    @Test
    void answers404WhereThereIsNoSuchApi() {
        HttpReply reply = send(Map.of("CLOUD_CALL_API", "logistics.fly"), request("GET"));

        reply.assertStatus(404);
        assertResult(reply.body()).isPlatformError(-604100);
    }

    @ParameterizedTest
    @ValueSource(ints = {45009, 45011})
    void answers429WhereWeChatLimitsTheCalls(int errcode) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(errcode, "reach max api daily quota limit"));

        HttpReply reply = send(request("GET"));

        reply.assertStatus(429);
        assertEquals(errcode, reply.errCode());
        assertEquals(HEADERS, reply.headers());
    }

    @Test
    void answers429WhereWeChatLimitsTheTokens() {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(45009, "reach max api daily quota limit"));

        send(request("GET")).assertStatus(429);
    }

    @Test
    void answers500WhereASettingIsMissing() {
        HttpReply reply = send(Map.of("WECHAT_APP_SECRET", ""), request("GET"));

        reply.assertStatus(500);
        assertEquals(-601002, reply.errCode());
        assertTrue(reply.errMsg().contains("WECHAT_APP_SECRET is not set"), reply.body());
        assertEquals(HEADERS, reply.headers());
    }

    static List<BadGateway> badGateways() {
        return List.of(
                new BadGateway(48001, GET_ALL_ACCOUNT, Fault.errcode(48001, "api unauthorized rid: 1")),
                new BadGateway(40013, STABLE_TOKEN, Fault.errcode(40013, "invalid appid rid: 1")),
                new BadGateway(-1, GET_ALL_ACCOUNT, Fault.errcode(-1, "system error")),
                new BadGateway(-601001, GET_ALL_ACCOUNT, Fault.respond(200, JSON, "<html>")),
                new BadGateway(-601001, GET_ALL_ACCOUNT, Fault.respond(200, JSON, "[]")),
                new BadGateway(
                        -604001, GET_ALL_ACCOUNT, Fault.respond(200, JSON, "{\"a\":\"" + "x".repeat(MEBIBYTE) + "\"}")),
                new BadGateway(-604103, GET_ALL_ACCOUNT, Fault.respond(500, "text/html", "<h1>Error</h1>")),
                new BadGateway(-604103, STABLE_TOKEN, Fault.respond(200, JSON, "{}")),
                new BadGateway(-501001, GET_ALL_ACCOUNT, Fault.truncateAfter(10)));
    }

    record BadGateway(int errCode, String path, Fault fault) {}

    @ParameterizedTest
    @MethodSource("badGateways")
    void answers502WhereWeChatFails(BadGateway what) {
        sandbox.faults().times(3, what.path(), what.fault());

        HttpReply reply = send(request("GET"));

        reply.assertStatus(502);
        assertEquals(what.errCode(), reply.errCode());
        assertEquals(HEADERS, reply.headers());
    }

    @Test
    void answers502WhereItsOwnFormIsTooLarge() {
        Fault controls = Fault.respond(200, JSON, "{\"a\":\"" + "\u0001".repeat(950_000) + "\"}");
        sandbox.faults().times(2, GET_ALL_ACCOUNT, controls);

        function.assertSucceeds();
        HttpReply reply = send(request("GET"));

        reply.assertStatus(502);
        assertEquals(-604001, reply.errCode());
        assertEquals(HEADERS, reply.headers());
        assertTrue(function.log().contains("larger than the 6 MiB that Lambda returns"), function.log());
    }

    @Test
    void answers504WhereWeChatDoesNotAnswerInTime() {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.hang());
        HttpReply reply = send(Map.of("WECHAT_REQUEST_TIMEOUT_MS", "300"), request("GET"));

        reply.assertStatus(504);
        assertEquals(-604102, reply.errCode());
    }

    @Test
    void answers504BeforeTheInvocationsTimeIsOver() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.hang());

        HttpReply.parse(function.invoke(request("GET").text(), Duration.ofMillis(800)))
                .assertStatus(504);
    }
}
