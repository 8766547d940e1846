package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for HTTP requests in every form in which they reach the function. */
abstract class ApiGatewayContract {
    private static final String JSON = "application/json; encoding=utf-8";
    private static final String CHINESE = "{\"bizId\":\"四川成都龙泉公司_云朵信息科技\",\"isOn\":true}";
    private static final int MEBIBYTE = 1 << 20;
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json; charset=utf-8", "cache-control", "no-store");

    private final String pattern;

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    /** @param pattern the event in events/ that requests are made after */
    ApiGatewayContract(String pattern) {
        this.pattern = pattern;
    }

    HttpRequestEvent request(String method) {
        return new HttpRequestEvent(pattern, method);
    }

    HttpReply send(HttpRequestEvent request) {
        return HttpReply.of(function.invoke(request.text()));
    }

    private HttpReply send(Map<String, String> settings, HttpRequestEvent request) {
        FunctionUnderTest other = sandbox.function(settings);
        return HttpReply.of(other.invoke(request.text()));
    }

    private static void assertRefused(int status, String sentence, HttpReply reply) {
        assertEquals(status, reply.status(), reply.body());
        assertEquals(
                "openapi.logistics.getAllAccount:fail -601002 system args error. " + sentence,
                reply.errMsg(),
                reply.body());
        assertEquals(-601002, reply.errCode());
    }

    private void assertCalledWithoutData(HttpReply reply) {
        assertEquals(200, reply.status(), reply.body());
        assertResult(reply.body()).isOk();
        assertEquals(
                GET_ALL_ACCOUNT + "?access_token=" + sandbox.tokens().issued().get(0),
                lastRequest().target());
    }

    private void assertCalledWithChineseData(HttpReply reply) {
        assertEquals(200, reply.status(), reply.body());
        assertEquals("四川成都龙泉公司_云朵信息科技", lastRequest().queryParameter("biz_id"));
        assertEquals("true", lastRequest().queryParameter("is_on"));
    }

    private ReceivedRequest lastRequest() {
        List<ReceivedRequest> requests = sandbox.requests();
        return requests.get(requests.size() - 1);
    }

    @Test
    void answersGetWithTheAccountsAndTheHeadersOfEveryAnswer() {
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

    /** The caller means a call that this function is not. */
    @Test
    void says404OfAPathThatNamesAnotherApi() {
        assertRefused(
                404,
                "The path names another API than this function's: leave it out, or make the function a router.",
                send(request("POST").path("/openapi/logistics.cancelOrder").json("{}")));
    }

    @Test
    void takesNoDataFromTheBodyOfAGet() {
        assertCalledWithoutData(send(request("GET").json(CHINESE)));
    }

    @Test
    void takesThePostedBodyAsTheCallsData() {
        assertCalledWithChineseData(send(request("POST").json(CHINESE)));
    }

    @Test
    void decodesABodyThatTheGatewayEncoded() {
        assertCalledWithChineseData(
                send(request("POST").header("content-type", "application/json").encoded(CHINESE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "null", " null\n", "{}", " { } "})
    void takesABodyWithoutMembersForNoData(String body) {
        assertCalledWithoutData(send(request("POST").json(body)));
        assertCalledWithoutData(send(request("POST").encoded(body)));
    }

    @Test
    void needsNoBodyForAPost() {
        assertCalledWithoutData(send(request("POST")));
        assertCalledWithoutData(send(request("POST").header("content-type", "text/plain")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "APPLICATION/JSON",
                " Application/Json ; charset=\"utf-8\"",
                "application/vnd.example.shop+json",
                "application/problem+json; charset=utf-8"
            })
    void takesEveryMediaTypeOfJson(String type) {
        assertCalledWithChineseData(
                send(request("POST").header("content-type", type).body(CHINESE)));
    }

    @Test
    void takesABodyWithoutAMediaTypeForJson() {
        assertCalledWithChineseData(send(request("POST").body(CHINESE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=application/json",
                "application/jsonp",
                "application/json-seq",
                "application/xml",
                "text/json",
                "image/svg+json",
                "json",
                ""
            })
    void answers415ToAnyOtherMediaType(String type) {
        assertRefused(
                415,
                "The body is not marked as JSON: send content-type: application/json.",
                send(request("POST").header("content-type", type).body("{}")));
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []|but not an object
            1|but not an object
            '"{}"'|but not an object
            true|but not an object
            """)
    void answers400ToABodyThatIsNoObject(String body, String what) {
        assertRefused(
                400,
                "The body is JSON, " + what + ": send a JSON object with the call's data.",
                send(request("POST").json(body)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {|it is malformed at line 1, column 2
            {}x|it is malformed at line 1, column 3
            {"a":01}|it is malformed at line 1, column 7
            bizId=1|it is malformed at line 1, column 1
            """)
    void answers400ToABodyThatIsNoJson(String body, String reason) {
        assertRefused(
                400,
                "The body is not usable JSON, " + reason + ": send a JSON object with the call's data.",
                send(request("POST").json(body)));
    }

    @Test
    void answers400ToABodyThatIsNotUtf8() {
        byte[] latin1 = "{\"a\":\"\u00e9t\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertEquals(400, send(request("POST").encoded(latin1)).status());
    }

    @Test
    void answers400ToABodyThatIsNestedTooDeeply() {
        HttpReply reply = send(request("POST").json("{\"a\":".repeat(1_001) + "1" + "}".repeat(1_001)));

        assertEquals(400, reply.status());
        assertTrue(reply.errMsg().contains("nested too deeply"), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "e30=!", "e===", "e", "四川"})
    void answers400ToABodyThatIsMarkedAsBase64AndIsNot(String body) {
        assertRefused(
                400,
                "The body is marked as base64, but is not: send it as it is.",
                send(request("POST").markedAsBase64(body)));
    }

    @Test
    void answers400ToDataThatIsTooLongForAUrl() {
        assertRefused(
                400,
                "The call's data is too long to travel in a URL: send less of it.",
                send(request("POST").json("{\"note\":\"" + "x".repeat(100_000) + "\"}")));
    }

    @Test
    void answers403WhereConfigJsonDoesNotListTheApi(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), "{\"permissions\":{\"openapi\":[]}}");

        HttpReply reply = send(Map.of("CLOUD_CALL_CONFIG", config.toString()), request("GET"));

        assertEquals(403, reply.status());
        assertResult(reply.body()).isPlatformError(-604101);
        assertEquals(HEADERS, reply.headers());
    }

    @Test
    void answers404WhereThereIsNoSuchApi() {
        HttpReply reply = send(Map.of("CLOUD_CALL_API", "logistics.fly"), request("GET"));

        assertEquals(404, reply.status());
        assertResult(reply.body()).isPlatformError(-604100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"})
    void answers405ToAnyOtherMethodAndSaysWhichThereAre(String method) {
        HttpReply reply = send(request(method).json("{}"));

        assertRefused(405, "The HTTP method is " + method + ": use one of GET, HEAD, OPTIONS, POST.", reply);
        Map<String, String> expected = new TreeMap<>(HEADERS);
        expected.put("allow", "GET, HEAD, OPTIONS, POST");
        assertEquals(expected, reply.headers());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "Get"})
    void readsMethodsInAnyCase(String method) {
        assertCalledWithoutData(send(request(method)));
    }

    @Test
    void takesABodyOfExactlyOneMebibyte() {
        String body = "{}" + " ".repeat(MEBIBYTE - 2);

        assertCalledWithoutData(send(request("POST").json(body)));
        assertCalledWithoutData(send(request("POST").encoded(body)));
    }

    @Test
    void answers413ToALargerBody() {
        String body = "{}" + " ".repeat(MEBIBYTE - 1);

        assertRefused(
                413,
                "The body is larger than 1 MiB: send less data.",
                send(request("POST").json(body)));
        assertRefused(
                413,
                "The body is larger than 1 MiB: send less data.",
                send(request("POST").encoded(body)));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void measuresABodyInBytes() {
        String body = "{\"a\":\"" + "龙".repeat(MEBIBYTE / 3) + "\"}";

        assertEquals(413, send(request("POST").json(body)).status());
    }

    @ParameterizedTest
    @ValueSource(ints = {45009, 45011})
    void answers429WhereWeChatLimitsTheCalls(int errcode) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(errcode, "reach max api daily quota limit"));

        HttpReply reply = send(request("GET"));

        assertEquals(429, reply.status());
        assertEquals(errcode, reply.errCode());
        assertEquals(HEADERS, reply.headers());
    }

    @Test
    void answers429WhereWeChatLimitsTheTokens() {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(45009, "reach max api daily quota limit"));

        assertEquals(429, send(request("GET")).status());
    }

    @Test
    void answers500WhereASettingIsMissing() {
        HttpReply reply = send(Map.of("WECHAT_APP_SECRET", ""), request("GET"));

        assertEquals(500, reply.status());
        assertEquals(-601002, reply.errCode());
        assertTrue(reply.errMsg().contains("WECHAT_APP_SECRET is not set"), reply.body());
        assertEquals(HEADERS, reply.headers());
    }

    @Test
    void tellsTheClientsFaultsEvenWhereASettingIsMissing() {
        Map<String, String> settings = Map.of("WECHAT_APP_SECRET", "");

        assertEquals(405, send(settings, request("PUT")).status());
        assertEquals(400, send(settings, request("POST").json("[]")).status());
        assertEquals(204, send(settings, request("OPTIONS")).status());
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

    @ParameterizedTest
    @MethodSource("badGateways")
    void answers502WhereWeChatFails(BadGateway what) {
        sandbox.faults().times(3, what.path(), what.fault());

        HttpReply reply = send(request("GET"));

        assertEquals(502, reply.status(), reply.body());
        assertEquals(what.errCode(), reply.errCode());
        assertEquals(HEADERS, reply.headers());
    }

    record BadGateway(int errCode, String path, Fault fault) {}

    @Test
    void answers504WhereWeChatDoesNotAnswerInTime() {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.hang());
        HttpReply reply = send(Map.of("WECHAT_REQUEST_TIMEOUT_MS", "300"), request("GET"));

        assertEquals(504, reply.status());
        assertEquals(-604102, reply.errCode());
    }

    @Test
    void answers504BeforeTheInvocationsTimeIsOver() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.hang());

        assertEquals(
                504,
                HttpReply.of(function.invoke(request("GET").text(), Duration.ofMillis(800)))
                        .status());
    }

    @Test
    void answersHeadAsGetLessTheBody() {
        HttpReply head = send(request("HEAD"));

        assertEquals(200, head.status());
        assertEquals(HEADERS, head.headers());
        assertEquals("", head.body());
        assertEquals(GET_ALL_ACCOUNT, lastRequest().path());
    }

    @Test
    void answersHeadWithTheStatusOfTheError() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(45009, "reach max api daily quota limit"));
        HttpReply limited = send(request("HEAD"));
        HttpReply unknown = send(Map.of("CLOUD_CALL_API", "logistics.fly"), request("HEAD"));

        assertEquals(429, limited.status());
        assertEquals("", limited.body());
        assertEquals(404, unknown.status());
        assertEquals("", unknown.body());
    }

    @Test
    void answersOptionsWithoutACall() {
        HttpReply reply = send(request("OPTIONS").json("not JSON"));

        assertEquals(204, reply.status());
        assertEquals("", reply.body());
        assertEquals("GET, HEAD, OPTIONS, POST", reply.headers().get("allow"));
        assertEquals("no-store", reply.headers().get("cache-control"));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void answers502WhereOnlyTheGatewaysFormIsTooLargeForLambda() {
        Fault controls = Fault.respond(200, JSON, "{\"a\":\"" + "\u0001".repeat(950_000) + "\"}");
        sandbox.faults().times(2, GET_ALL_ACCOUNT, controls);

        function.assertAnswered();
        HttpReply reply = send(request("GET"));

        assertEquals(502, reply.status());
        assertEquals(-604001, reply.errCode());
        assertEquals(HEADERS, reply.headers());
        assertTrue(function.log().contains("larger than the 6 MiB that Lambda returns"), function.log());
    }
}
