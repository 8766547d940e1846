package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.ADD_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The methods of HTTP requests. */
@EachGateway
class HttpMethodTest extends ApiGatewayContract {
    HttpMethodTest(String pattern) {
        super(pattern);
    }

    @Test
    void answersGetWithTheAccounts() {
        HttpReply reply = send(request("GET"));

        assertCalledWithoutData(reply);
        assertResult(reply.body()).startsWith("{\"count\":5,\"list\":[{\"alias\":\"龙泉仓申通\",\"bizId\":");
        assertEquals(HEADERS, reply.headers());
        assertTrue(reply.requestId().matches("[0-9a-f-]{36}"), reply.requestId());
    }

    @Test
    void answersExactlyWhatADirectCallGets() {
        assertEquals(function.invoke("{}"), send(request("GET")).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/any/path", "/openapi", "/prod/openapi/logistics.getAllAccount"})
    void doesNotLookAtThePath(String path) {
        assertCalledWithoutData(send(request("GET").path(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi/logistics.getAllAccount/",
                "/openapi/logistics.getAllAccount",
                "/openapi/openapi/logistics.getAllAccount",
                "/openapi/",
                "/openapi/v1/accounts"
            })
    void takesAPathThatNamesNoOtherApi(String path) {
        assertCalledWithoutData(send(request("GET").path(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi/logistics.getQuota",
                "/openapi/logistics.getQuota/",
                "/openapi/logistics.getQuota/openapi/logistics.getAllAccount",
                "/openapi/logistics.getAllAccount/openapi/logistics.getQuota",
                "/openapi/../openapi/logistics.getAllAccount"
            })
    void answers404ToAPathOfAnotherApi(String path) {
        assertRefused(
                404,
                "The path names another API than this function's: leave it out, or make the function a router.",
                send(request("GET").path(path)));
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "Get"})
    void readsMethodsInAnyCase(String method) {
        assertCalledWithoutData(send(request(method)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"})
    void answers405ToAnyOtherMethod(String method) {
        HttpReply reply = send(request(method).json("{}"));

        assertRefused(405, "The HTTP method is " + method + ": use one of GET, HEAD, OPTIONS, POST.", reply);
        Map<String, String> expected = new TreeMap<>(HEADERS);
        expected.put("allow", "GET, HEAD, OPTIONS, POST");
        assertEquals(expected, reply.headers());
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void answersHeadAsGetLessTheBody() {
        HttpReply head = send(request("HEAD"));

        head.assertStatus(200);
        assertEquals(HEADERS, head.headers());
        assertEquals("", head.body());
        assertEquals(GET_ALL_ACCOUNT, sandbox.lastRequest().path());
    }

    @Test
    void answersHeadWithTheStatusOfTheError() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(45009, "reach max api daily quota limit"));
        HttpReply limited = send(request("HEAD"));
        HttpReply unknown = send(Map.of("CLOUD_CALL_API", "logistics.fly"), request("HEAD"));

        limited.assertStatus(429);
        assertEquals("", limited.body());
        unknown.assertStatus(404);
        assertEquals("", unknown.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void makesAWriteByPostOnly(String method) {
        HttpReply reply = send(Map.of("CLOUD_CALL_API", "logistics.addOrder"), request(method));

        reply.assertStatus(405);
        assertEquals("OPTIONS, POST", reply.headers().get("allow"));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void namesTheMethodsOfAWrite() {
        HttpReply refused = send(Map.of("CLOUD_CALL_API", "logistics.addOrder"), request("GET"));
        HttpReply options = send(Map.of("CLOUD_CALL_API", "logistics.addOrder"), request("OPTIONS"));

        assertEquals(
                "openapi.logistics.addOrder:fail -601002 system args error."
                        + " The HTTP method is GET: use one of OPTIONS, POST.",
                refused.errMsg());
        options.assertStatus(204);
        assertEquals("OPTIONS, POST", options.headers().get("allow"));
    }

    @Test
    void makesAWriteByPost() {
        send(Map.of("CLOUD_CALL_API", "logistics.addOrder"), request("POST").json("{}"));

        assertEquals(ADD_ORDER, sandbox.lastRequest().path());
    }

    @Test
    void answersOptionsWithoutACall() {
        HttpReply reply = send(request("OPTIONS").json("not JSON"));

        reply.assertStatus(204);
        assertEquals("", reply.body());
        assertEquals("GET, HEAD, OPTIONS, POST", reply.headers().get("allow"));
        assertEquals("no-store", reply.headers().get("cache-control"));
        assertEquals(List.of(), sandbox.requests());
    }
}
