package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_QUOTA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server API by its path, called over HTTP in every form. */
@EachGateway
class ServerApiOverHttpTest {
    private static final String PATH = "/cgi-bin/a/b";
    private static final String GRAMMAR = "The path behind /api names no API: it is at most 200 characters that match"
            + " ^/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$, such as /cgi-bin/openapi/quota/get.";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final String form;
    private final Path folder;
    private final FunctionUnderTest router;

    ServerApiOverHttpTest(String form, @TempDir Path folder) {
        this.form = form;
        this.folder = folder;
        router = permitting(PATH, "/api/b", "/openapi/a/b", "/cgi-bin/openapi/rid/get", "logistics.getQuota");
    }

    private FunctionUnderTest permitting(String... apis) {
        return sandbox.function(RouterSettings.permitting(folder, List.of(apis)));
    }

    private HttpRequestEvent post(String path) {
        return new HttpRequestEvent(form, "POST").path(path);
    }

    private HttpReply send(HttpRequestEvent request) {
        return HttpReply.parse(router.invoke(request.text()));
    }

    private String lastTarget() {
        return sandbox.lastRequest().target().replace(sandbox.lastToken(), "TOKEN");
    }

    @Test
    void postsTheBodyToThePath() {
        sandbox.respondNext(PATH, "{\"a_b\":3}");

        HttpReply reply = send(post("/api" + PATH).json("{\"bizId\":\"龙泉\"}"));

        reply.assertStatus(200);
        assertResult(reply.body()).isExactly("{\"aB\":3,\"errMsg\":\"openapi." + PATH + ":ok\",\"errCode\":0}");
        assertEquals(PATH + "?access_token=TOKEN", lastTarget());
        assertEquals("{\"biz_id\":\"龙泉\"}", sandbox.lastBody());
    }

    @ParameterizedTest
    @CsvSource({
        "/prod/api/cgi-bin/a/b, /cgi-bin/a/b",
        "/a.b/c/api/cgi-bin/a/b, /cgi-bin/a/b",
        "/api/api/cgi-bin/a/b, /cgi-bin/a/b",
        "/api/openapi/a/b, /openapi/a/b",
        "/api/cgi-bin/openapi/rid/get, /cgi-bin/openapi/rid/get"
    })
    void findsThePathBehindAStage(String path, String expected) {
        sandbox.respondNext(expected, "{}");

        send(post(path)).assertStatus(200);

        assertEquals(expected, sandbox.lastRequest().path());
    }

    /** A route such as {@code /api/{proxy+}} shows where its path begins. */
    @ParameterizedTest
    @CsvSource({"/api/cgi-bin/a/b, cgi-bin/a/b", "/api/x/api/cgi-bin/a/b, cgi-bin/a/b", "/api/api/b, api/b"})
    void findsThePathBehindTheRoute(String path, String rest) {
        sandbox.respondNext("/" + rest, "{}");

        send(post(path).pathParameter("proxy", rest)).assertStatus(200);

        assertEquals("/" + rest, sandbox.lastRequest().path());
    }

    /** An IAM policy for paths below /api gives no call by its name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cgi-bin/openapi/logistics.getQuota",
                "/api/cgi-bin/a/openapi/logistics.getQuota",
                "/api/v1/openapi/logistics.getQuota",
                "/api/openapi/openapi/a/logistics.getQuota"
            })
    void makesNoNamedCallBehindTheFolderOfPaths(String path) {
        HttpReply reply = send(post(path));

        reply.assertStatus(404);
        assertEquals("openapi.*:fail -601002 system args error. " + GRAMMAR, reply.errMsg());
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void makesNoNamedCallBehindTheRouteOfPaths() {
        send(post("/api/openapi/logistics.getQuota").pathParameter("proxy", "openapi/logistics.getQuota"))
                .assertStatus(404);

        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/openapi/logistics.getQuota", "/openapi/logistics.getQuota"})
    void findsANameBehindAStageOfTheNameApi(String path) {
        sandbox.respondNext(GET_QUOTA, "{}");

        send(post(path)).assertStatus(200);

        assertEquals(GET_QUOTA, sandbox.lastRequest().path());
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.functional.events.UnusablePaths#malformed")
    void sendsNothingToAMalformedPath(String text) {
        FunctionUnderTest other = permitting(text, PATH, "/a/b");
        for (String stage : List.of("", "/prod")) {
            HttpReply reply = HttpReply.parse(
                    other.invoke(post(stage + "/api" + slashed(text)).text()));
            reply.assertStatus(404);
            assertEquals("openapi.*:fail -601002 system args error. " + GRAMMAR, reply.errMsg());
            HttpReply.parse(other.invoke(post(stage + "/api" + slashed(text))
                            .pathParameter("proxy", slashed(text).substring(1))
                            .text()))
                    .assertStatus(404);
        }
        assertEquals(List.of(), sandbox.requests());
    }

    private static String slashed(String text) {
        return text.startsWith("/") ? text : "/ " + text;
    }

    /** Before the path as well: what one proxy reads as a part of a stage, another one removes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../api/cgi-bin/a/b",
                "/./api/cgi-bin/a/b",
                "/prod/%2e%2e/api/cgi-bin/a/b",
                "/prod;x=1/api/cgi-bin/a/b",
                "/prod%2fx/api/cgi-bin/a/b",
                "/prod\\api/api/cgi-bin/a/b",
                "//api/cgi-bin/a/b",
                "/prod//api/cgi-bin/a/b",
                "/api//cgi-bin/a/b",
                "/api/",
                "/api//"
            })
    void sendsNothingToAPathThatReadsInSeveralWays(String path) {
        send(post(path)).assertStatus(404);

        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/API/cgi-bin/a/b", "/apis/cgi-bin/a/b", "/cgi-bin/a/b", "/%61pi/cgi-bin/a/b", "/api"})
    void findsNoPathWithoutItsFolder(String path) {
        HttpReply reply = send(post(path));

        reply.assertStatus(404);
        assertEquals(
                "openapi.*:fail -601002 system args error. The path names no API: use one such as"
                        + " /openapi/logistics.getAllAccount.",
                reply.errMsg());
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.functional.events.UnusablePaths#ofCredentials")
    void callsNoPathForCredentials(String path) {
        HttpReply reply =
                HttpReply.parse(permitting(path).invoke(post("/api" + path).text()));

        reply.assertStatus(400);
        assertEquals(-601002, reply.errCode());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cgi-bin/a/B", "/cgi-bin/a", "/cgi-bin/a/b/c", "/Cgi-bin/a/b"})
    void answers403ToAPathThatConfigJsonDoesNotList(String path) {
        HttpReply reply = send(post("/api" + path));

        reply.assertStatus(403);
        assertEquals("system error: error code: -604101", reply.errMsg());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void takesPostOnly(String method) {
        HttpReply reply =
                send(new HttpRequestEvent(form, method).path("/api" + PATH).queryString("method=GET&read=true"));

        reply.assertStatus(405);
        assertEquals("OPTIONS, POST", reply.headers().get("allow"));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void describesTheMethods() {
        HttpReply reply =
                send(new HttpRequestEvent(form, "OPTIONS").path("/api" + PATH).queryString("read=true"));

        reply.assertStatus(204);
        assertEquals("OPTIONS, POST", reply.headers().get("allow"));
    }

    @Test
    void getsWithQueryAndDataInTheUrl() {
        sandbox.respondNext(PATH, "{\"c_d\":1}");

        HttpReply reply = send(post("/api" + PATH)
                .queryString("method=GET&query.pageNo=1%2B1&query.a%20b=%E9%BE%99+%26&convertCase=true")
                .json("{\"bizId\":2}"));

        assertResult(reply.body()).startsWith("{\"cD\":1,");
        assertEquals("GET", sandbox.lastRequest().method());
        assertEquals(PATH + "?access_token=TOKEN&a%20b=%E9%BE%99%20%26&page_no=1%2B1&biz_id=2", lastTarget());
    }

    @Test
    void leavesKeysAsTheyAreOnRequest() {
        sandbox.respondNext(PATH, "{\"a_b\":1}");

        HttpReply reply = send(
                post("/api" + PATH).queryString("convertCase=false&query.cD=1").json("{\"eF\":1}"));

        assertResult(reply.body()).startsWith("{\"a_b\":1,");
        assertEquals(PATH + "?access_token=TOKEN&cD=1", lastTarget());
        assertEquals("{\"eF\":1}", sandbox.lastBody());
    }

    @ParameterizedTest
    @CsvSource({"read=true, 2", "read=false, 1", "method=POST, 1"})
    void sendsAgainWhatIsARead(String query, int requests) {
        sandbox.faults().next(PATH, Fault.errcode(-1, "system error"));
        sandbox.respondNext(PATH, "{}");

        send(post("/api" + PATH).queryString(query));

        assertEquals(requests, sandbox.calls(PATH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method=get",
                "method=PUT",
                "method=GET&method=GET",
                "read=1",
                "read=true&read=false",
                "convertCase=0",
                "type=image",
                "access_token=forged",
                "query=a",
                "query.=a",
                "query.a=1&query.a=2",
                "Query.a=1"
            })
    void refusesAQueryStringThatItCannotUse(String query) {
        HttpReply reply = send(post("/api" + PATH).queryString(query));

        reply.assertStatus(400);
        assertEquals(
                "openapi." + PATH + ":fail -601002 system args error. The query string has a parameter that is not"
                        + " usable: send method=GET, read=true, convertCase=false, and what belongs into the URL of"
                        + " WeChat's API as query.type=image, each once.",
                reply.errMsg());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"query.access_token=forged", "query.accessToken=forged", "query.%61ccess_token=forged"})
    void sendsNoAccessTokenOfTheCaller(String query) {
        sandbox.respondNext(PATH, "{}");

        send(post("/api" + PATH).queryString(query)).assertStatus(200);

        assertEquals(PATH + "?access_token=TOKEN", lastTarget());
    }

    @Test
    void answers404FromAFunctionThatIsAnotherCall() {
        FunctionUnderTest other = sandbox.function();

        HttpReply reply = HttpReply.parse(other.invoke(
                post("/api" + PATH).pathParameter("proxy", PATH.substring(1)).text()));

        reply.assertStatus(404);
        assertEquals(List.of(), sandbox.requests());
        HttpReply.parse(other.invoke(post("/api/accounts").text())).assertStatus(200);
    }

    @ParameterizedTest
    @CsvSource({"/, 200", "/api/cgi-bin/a/b, 200", "/api/cgi-bin/a/c, 404", "/api/cgi-bin/a/b/, 404"})
    void isOneCallByItsPath(String path, int status) {
        FunctionUnderTest function = sandbox.function(Map.of(
                "CLOUD_CALL_API",
                PATH,
                "CLOUD_CALL_CONFIG",
                RouterSettings.permitting(folder, List.of(PATH)).get("CLOUD_CALL_CONFIG")));
        sandbox.respondNext(PATH, "{}");

        HttpReply.parse(function.invoke(post(path).text())).assertStatus(status);
    }
}
