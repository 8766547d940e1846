package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_QUOTA;
import static io.cloudcall.tools.sandbox.WeChatPaths.GOODS_AUDIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A function whose paths name the call, invoked over HTTP in every form. */
class RouterOverHttpTest {
    private static final String HTTP_API = "http-api-post";
    private static final String HTTP_API_1 = "http-api-payload-1-post";
    private static final String REST_API = "rest-api-post";
    private static final String FUNCTION_URL = "function-url-post";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router;

    RouterOverHttpTest(@TempDir Path folder) {
        router = sandbox.function(RouterSettings.permittingAll(folder));
    }

    private HttpReply send(HttpRequestEvent request) {
        return HttpReply.parse(router.invoke(request.text()));
    }

    private void answerQuota() {
        sandbox.respondNext(GET_QUOTA, "{\"quota_num\":3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {HTTP_API, HTTP_API_1, REST_API, FUNCTION_URL})
    void postsTheBodyToTheApiInThePath(String form) {
        answerQuota();

        HttpReply reply = send(new HttpRequestEvent(form, "POST")
                .path("/openapi/logistics.getQuota")
                .json("{\"bizId\":\"龙泉\"}"));

        reply.assertStatus(200);
        assertResult(reply.body()).startsWith("{\"quotaNum\":3,\"errMsg\":\"openapi.logistics.getQuota:ok\"");
        assertEquals("{\"biz_id\":\"龙泉\"}", sandbox.lastBody());
    }

    /** A file may be larger than the data of any other call. */
    @ParameterizedTest
    @ValueSource(ints = {1, 500_000})
    void takesAFileInTheBody(int times) {
        sandbox.respondNext("/wxa/img_sec_check", "{\"errcode\":0,\"errmsg\":\"ok\"}");

        send(new HttpRequestEvent(HTTP_API, "POST")
                        .path("/openapi/security.imgSecCheck")
                        .json("{\"media\":{\"contentType\":\"image/png\",\"value\":\"" + "YWJj".repeat(times) + "\"}}"))
                .assertStatus(200);

        assertTrue(sandbox.lastBody().contains("\r\n\r\n" + "abc".repeat(times) + "\r\n--"));
    }

    @Test
    void refusesAFileBeyondTheLimit() {
        send(new HttpRequestEvent(HTTP_API, "POST")
                        .path("/openapi/security.imgSecCheck")
                        .json("{\"media\":{\"contentType\":\"image/png\",\"value\":\"" + "YWJj".repeat(3 << 19)
                                + "\"}}"))
                .assertStatus(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi/logistics.getQuota",
                "/prod/openapi/logistics.getQuota",
                "/a/openapi/openapi/logistics.getQuota"
            })
    void findsTheApiBehindAStage(String path) {
        answerQuota();

        send(new HttpRequestEvent(HTTP_API, "POST").path(path)).assertStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/openapi",
                "/openapi/",
                "/logistics.getQuota",
                "/openapi/a/b",
                "/openapi//logistics.getQuota",
                "/openapi/logistics.getQuota//",
                "/openapi/logistics.cancelOrder/openapi/logistics.getQuota",
                "/openapi/a/b/openapi/logistics.getQuota",
                "/openapi/./logistics.getQuota",
                "/openapi/../openapi/logistics.getQuota",
                "/openapi/%2e%2E/openapi/logistics.getQuota",
                "/prod/../openapi/logistics.getQuota",
                "/./openapi/logistics.getQuota",
                "/a%2Fb/openapi/logistics.getQuota",
                "/openapi/a%2fopenapi%2flogistics.getQuota",
                "/openapi/..%5Copenapi/logistics.getQuota"
            })
    void says404OfAPathWithoutAnApi(String path) {
        HttpReply reply = send(new HttpRequestEvent(HTTP_API, "POST").path(path));

        reply.assertStatus(404);
        assertEquals(
                "openapi.*:fail -601002 system args error. The path names no API: use one such as"
                        + " /openapi/logistics.getAllAccount.",
                reply.errMsg());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {HTTP_API, HTTP_API_1, REST_API})
    void namesTheSlashAtTheEndOfAPath(String form) {
        HttpReply reply = send(new HttpRequestEvent(form, "POST").path("/prod/openapi/logistics.getQuota/"));

        reply.assertStatus(404);
        assertEquals(
                "openapi.*:fail -601002 system args error. The path ends with a slash: leave it out, as in"
                        + " /openapi/logistics.getAllAccount.",
                reply.errMsg());
    }

    @ParameterizedTest
    @ValueSource(strings = {HTTP_API, HTTP_API_1, REST_API})
    void prefersTheParameterOfTheRoute(String form) {
        answerQuota();

        send(new HttpRequestEvent(form, "POST")
                        .path("/openapi/logistics.cancelOrder")
                        .pathParameter("api", "logistics.getQuota"))
                .assertStatus(200);

        assertEquals(GET_QUOTA, sandbox.lastRequest().path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/openapi/logistics.getQuota", "../logistics.getQuota", "logistics.getQuota/"})
    void says404OfAParameterThatIsNoName(String parameter) {
        send(new HttpRequestEvent(HTTP_API, "POST")
                        .path("/openapi/logistics.getQuota")
                        .pathParameter("api", parameter))
                .assertStatus(404);

        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @CsvSource({"GET, 200, 7", "HEAD, 200, 0"})
    void readsWithoutDataByGetAndHead(String method, int status, int least) {
        answerQuota();

        HttpReply reply = send(new HttpRequestEvent(REST_API, method).path("/openapi/logistics.getQuota"));

        reply.assertStatus(status);
        assertTrue(reply.body().length() >= least && (least > 0 || reply.body().isEmpty()), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void writesByPostOnly(String method) {
        HttpReply reply = send(new HttpRequestEvent(HTTP_API, method).path("/openapi/logistics.cancelOrder"));

        reply.assertStatus(405);
        assertEquals("OPTIONS, POST", reply.headers().get("allow"));
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @CsvSource({
        "logistics.cancelOrder, 'OPTIONS, POST'",
        "logistics.getQuota, 'GET, HEAD, OPTIONS, POST'",
        "no.such, 'GET, HEAD, OPTIONS, POST'"
    })
    void tellsTheMethodsOfAPath(String api, String methods) {
        HttpReply reply = send(new HttpRequestEvent(HTTP_API, "OPTIONS").path("/openapi/" + api));

        reply.assertStatus(204);
        assertEquals(methods, reply.headers().get("allow"));
    }

    @ParameterizedTest
    @CsvSource({"no.such, 404, -604100", "security.imgSecCheck, 400, -601002"})
    void saysWhoseFaultItIs(String api, int status, int errCode) {
        HttpReply reply = send(new HttpRequestEvent(HTTP_API, "POST").path("/openapi/" + api));

        reply.assertStatus(status);
        assertEquals(errCode, reply.errCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {HTTP_API, HTTP_API_1, REST_API, FUNCTION_URL})
    void convertsNoCaseWhenTheQuerySaysSo(String form) {
        sandbox.respondNext(GOODS_AUDIT, "{\"a_b\":1}");

        HttpReply reply = send(new HttpRequestEvent(form, "POST")
                .path("/openapi/liveBroadcast.goodsAudit")
                .query("convertCase", "false")
                .json("{\"goodsId\":1}"));

        assertResult(reply.body()).startsWith("{\"a_b\":1,");
        assertEquals("{\"goodsId\":1}", sandbox.lastBody());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "0", "FALSE", ""})
    void convertsOtherwise(String convertCase) {
        answerQuota();

        HttpReply reply = send(new HttpRequestEvent(HTTP_API, "POST")
                .path("/openapi/logistics.getQuota")
                .query("convertCase", convertCase));

        assertResult(reply.body()).startsWith("{\"quotaNum\":3,");
    }
}
