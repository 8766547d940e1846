package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server API by its path, called directly. */
class ServerApiTest {
    private static final String TRACE = "/cgi-bin/express/delivery/open_msg/query_trace";
    private static final String GET_ALL = "/cgi-bin/express/business/account/getall";
    private static final String EXAMPLE = ": send an event such as"
            + " {\"openapi\":\"/cgi-bin/openapi/quota/get\",\"data\":{…},\"query\":{…},\"method\":\"POST\",\"read\":true}.";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final Path folder;
    private final FunctionUnderTest router;

    ServerApiTest(@TempDir Path folder) {
        this.folder = folder;
        router = permitting(TRACE, GET_ALL);
    }

    private FunctionUnderTest permitting(String... apis) {
        return sandbox.function(RouterSettings.permitting(folder, List.of(apis)));
    }

    private static String event(String path) {
        return event(path, "");
    }

    private static String event(String path, String more) {
        return "{\"openapi\":\"" + path + "\"" + more + "}";
    }

    private String lastTarget() {
        return sandbox.lastRequest().target().replace(sandbox.lastToken(), "TOKEN");
    }

    @Test
    void postsTheDataToThePath() {
        sandbox.respondNext(TRACE, "{\"errcode\":0,\"errmsg\":\"ok\",\"waybill_info\":{\"a_b\":1}}");

        String result = router.invoke(event(TRACE, ",\"data\":{\"openid\":\"o\",\"waybillToken\":\"w\"}"));

        assertResult(result)
                .isExactly("{\"waybillInfo\":{\"aB\":1},\"errMsg\":\"openapi." + TRACE + ":ok\",\"errCode\":0}");
        assertEquals("POST", sandbox.lastRequest().method());
        assertEquals(TRACE + "?access_token=TOKEN", lastTarget());
        assertEquals("{\"openid\":\"o\",\"waybill_token\":\"w\"}", sandbox.lastBody());
    }

    @Test
    void putsTheQueryIntoTheUrl() {
        sandbox.respondNext(TRACE, "{}");

        router.invoke(event(
                TRACE, ",\"query\":{\"mediaType\":\"a&b=龙\",\"n\":1.50,\"o\":{\"aB\":[true]}},\"data\":{\"c\":null}"));

        assertEquals(
                TRACE + "?access_token=TOKEN&n=1.50&o=%7B%22a_b%22%3A%5Btrue%5D%7D&media_type=a%26b%3D%E9%BE%99",
                lastTarget());
        assertEquals("{\"c\":null}", sandbox.lastBody());
    }

    @Test
    void getsWithQueryAndDataInTheUrl() {
        router.invoke(event(GET_ALL, ",\"method\":\"GET\",\"data\":{\"bizId\":2},\"query\":{\"pageNo\":1}"));

        assertEquals("GET", sandbox.lastRequest().method());
        assertEquals(GET_ALL + "?access_token=TOKEN&page_no=1&biz_id=2", lastTarget());
        assertEquals("", sandbox.lastBody());
    }

    @Test
    void leavesKeysAsTheyAreOnRequest() {
        sandbox.respondNext(TRACE, "{\"a_b\":1}");

        String result =
                router.invoke(event(TRACE, ",\"data\":{\"aB\":1},\"query\":{\"cD\":{\"eF\":1}},\"convertCase\":false"));

        assertResult(result).startsWith("{\"a_b\":1,");
        assertEquals(TRACE + "?access_token=TOKEN&cD=%7B%22eF%22%3A1%7D", lastTarget());
        assertEquals("{\"aB\":1}", sandbox.lastBody());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "accessToken", "Access_Token", "ACCESS_TOKEN"})
    void sendsNoAccessTokenOfTheCaller(String name) {
        for (String convertCase : List.of("true", "false")) {
            for (String method : List.of("GET", "POST")) {
                for (String field : List.of("query", "data")) {
                    router.invoke(event(
                            GET_ALL,
                            ",\"method\":\"" + method + "\",\"" + field + "\":{\"" + name
                                    + "\":\"forged\"},\"convertCase\":" + convertCase));

                    String query = sandbox.lastRequest().target();
                    assertEquals(
                            query.indexOf("access_token="),
                            query.toLowerCase(Locale.ROOT).lastIndexOf("access_token="));
                    assertEquals(sandbox.lastToken(), sandbox.lastRequest().queryParameter("access_token"));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "',\"read\":false', 1", "',\"read\":null', 1", "',\"read\":true', 2"})
    void sendsAgainWhatIsARead(String more, int requests) {
        sandbox.faults().next(TRACE, Fault.errcode(-1, "why"));
        sandbox.respondNext(TRACE, "{}");

        router.invoke(event(TRACE, more));

        assertEquals(requests, sandbox.calls(TRACE));
    }

    @Test
    void takesTheTokenThatReplacesARefusedOne() {
        sandbox.faults().next(TRACE, Fault.errcode(40001, "why"));
        sandbox.respondNext(TRACE, "{}");

        assertResult(router.invoke(event(TRACE))).isOk(TRACE);
        assertEquals(2, sandbox.calls(TRACE));
    }

    @Test
    void reportsErrorsByThePath() {
        sandbox.faults().next(TRACE, Fault.errcode(40003, "why"));

        assertResult(router.invoke(event(TRACE))).isError(40003).contains("\"errMsg\":\"openapi." + TRACE + ":fail ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "method":"PUT"|method is neither "GET" nor "POST"
            "method":"get"|method is neither "GET" nor "POST"
            "method":7|method is neither "GET" nor "POST"
            "query":[]|query is not an object
            "query":"a=1"|query is not an object
            "read":"true"|read is neither true nor false
            "read":1|read is neither true nor false
            """)
    void namesTheUnusableField(String field, String problem) {
        assertResult(router.invoke(event(TRACE, "," + field))).isArgsError(TRACE, "The event's " + problem + EXAMPLE);
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"method\":\"GET\"", "\"query\":{}", "\"read\":true", "\"read\":null"})
    void takesTheseFieldsForAPathOnly(String field) {
        assertResult(router.invoke(event("logistics.getQuota", "," + field)))
                .isArgsError(
                        "logistics.getQuota",
                        "The event has method, query or read, which only an API by its path takes, such as"
                                + " /cgi-bin/openapi/quota/get: send an event such as"
                                + " {\"openapi\":\"logistics.getQuota\",\"data\":{…}}.");
    }

    @Test
    void refusesAParameterThatStandsInBothPartsOfAUrl() {
        assertResult(router.invoke(
                        event(GET_ALL, ",\"method\":\"GET\",\"data\":{\"bizId\":2},\"query\":{\"biz_id\":1}")))
                .isArgsError(
                        GET_ALL,
                        "A parameter stands in data and in query, which a GET both sends in the URL: send it in one of"
                                + " them.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cgi-bin/express/delivery/open_msg",
                "/cgi-bin/express/delivery/open_msg/query_trace2",
                "/cgi-bin/express/delivery/open_msg/Query_Trace",
                "/cgi-bin/express/business/quota/get"
            })
    void callsNoPathThatConfigJsonDoesNotList(String path) {
        FunctionUnderTest other = permitting(
                TRACE,
                "logistics.getQuota",
                "*",
                "/*",
                "/cgi-bin/*",
                "/cgi-bin/express/delivery/open_msg/",
                "openapi." + path);

        assertResult(other.invoke(event(path))).isPlatformError(-604101);
        assertTrue(
                other.log()
                        .contains("config.json does not list " + path
                                + " under permissions.openapi, where each path stands by itself, without wildcards"),
                other.log());
        assertEquals(List.of(), sandbox.requests());
    }

    /** Even a config.json that lists the text permits none. */
    @ParameterizedTest
    @MethodSource("io.cloudcall.functional.events.UnusablePaths#malformed")
    void sendsNothingToAMalformedPath(String text) {
        assertResult(permitting(text)
                        .invoke(new JsonObject().put("openapi", text).encode()))
                .isArgsError(
                        "*",
                        "The path of the API is not usable: it is at most 200 characters that match"
                                + " ^/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$, such as /cgi-bin/openapi/quota/get; send"
                                + " parameters of the URL as query.");
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.functional.events.UnusablePaths#ofCredentials")
    void callsNoPathForCredentials(String path) {
        FunctionUnderTest other = permitting(path);

        assertResult(other.invoke(event(path)))
                .isError(-601002)
                .contains(path + " gives credentials away or takes them, so no function calls it, whatever config.json"
                        + " lists: ");
        assertEquals(List.of(), sandbox.requests());
        assertEquals("unknown", other.record().getString("Api"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cgi-bin/tokens",
                "/cgi-bin/clear_quota",
                "/cgi-bin/clear_quota/v3",
                "/snsx/a",
                "/cgi-bin/componenttcb",
                "/a/sns/b",
                "/cgi-bin/ticket/getticket",
                "/_-/0"
            })
    void callsPathsThatLookAlike(String path) {
        sandbox.respondNext(path, "{}");

        assertResult(permitting(path).invoke(event(path))).isOk(path);
    }

    @Test
    void callsAPathOfTheGreatestLength() {
        String path = "/cgi-bin/" + "a".repeat(191);
        sandbox.respondNext(path, "{}");

        assertResult(permitting(path).invoke(event(path))).isOk(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cgi-bin/../token", "/cgi-bin/token", "cgi-bin/a"})
    void reportsTheSettingWithAnUnusablePath(String path) {
        FunctionUnderTest function = sandbox.function(Map.of("CLOUD_CALL_API", path));

        assertResult(function.invoke("{}")).isError(-601002);
        assertEquals("setup-fault", function.record().getString("Outcome"));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void permitsANameAndItsPathEachByItself() {
        assertResult(router.invoke(event("logistics.getAllAccount"))).isPlatformError(-604101);
        assertResult(permitting("logistics.getAllAccount").invoke(event(GET_ALL)))
                .isPlatformError(-604101);
        assertResult(router.invoke(event(GET_ALL, ",\"method\":\"GET\""))).isOk(GET_ALL);
    }

    /** A caller can send any path, and each label is a metric that costs money. */
    @Test
    void labelsAPermittedPathOnly() {
        router.invoke(event(GET_ALL, ",\"method\":\"GET\""));
        assertEquals(GET_ALL, router.record().getString("Api"));

        router.invoke(event("/cgi-bin/other"));
        assertEquals("unknown", router.record().getString("Api"));
        assertFalse(router.records().getLast().contains("/cgi-bin/other"));
    }

    @Test
    void isOneCallByItsPath() {
        FunctionUnderTest function = sandbox.function(Map.of(
                "CLOUD_CALL_API",
                TRACE,
                "CLOUD_CALL_CONFIG",
                RouterSettings.permitting(folder, List.of(TRACE)).get("CLOUD_CALL_CONFIG")));
        sandbox.respondNext(TRACE, "{}");

        assertResult(function.invoke("{\"orderId\":1}")).isOk(TRACE);
        assertEquals("{\"order_id\":1}", sandbox.lastBody());
        assertEquals(TRACE, function.record().getString("Api"));
    }
}
