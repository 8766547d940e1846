package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_QUOTA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of a router that serves several apps, over HTTP in every form. */
@EachGateway
class AppOverHttpTest {
    private static final String PATH = "/cgi-bin/a/b";

    @RegisterExtension
    private final SandboxExtension sandbox =
            SandboxExtension.create(Sandbox.builder().app("wx2", "not-a-real-secret-of-wx2"));

    private final String form;
    private final FunctionUnderTest router;

    AppOverHttpTest(String form, @TempDir Path folder) {
        this.form = form;
        router = sandbox.function(RouterSettings.permitting(
                folder,
                List.of(
                        PATH,
                        "logistics.getAllAccount",
                        "logistics.getQuota",
                        "logistics.cancelOrder",
                        "security.imgSecCheck",
                        "wxacode.get")));
    }

    private HttpRequestEvent post(String path) {
        return new HttpRequestEvent(form, "POST").path(path);
    }

    private HttpReply send(HttpRequestEvent request) {
        return HttpReply.parse(router.invoke(request.text()));
    }

    /** Returns the app whose token the last request has. */
    private String lastApp() {
        ReceivedRequest request = sandbox.lastRequest();
        return String.valueOf(request.appId());
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/wx2, wx2",
        "/prod/apps/wx2, wx2",
        "/apps/wxSANDBOX0000000000, wxSANDBOX0000000000",
        "'', wxSANDBOX0000000000"
    })
    void makesACallForTheAppInThePath(String prefix, String appId) {
        sandbox.respondNext(GET_QUOTA, "{\"quota_num\":3}");

        HttpReply reply =
                send(post(prefix + "/openapi/logistics.getQuota").json("{\"appid\":\"wx9\",\"bizId\":\"1\"}"));

        reply.assertStatus(200);
        assertEquals(appId, lastApp());
        assertEquals("{\"appid\":\"wx9\",\"biz_id\":\"1\"}", sandbox.lastBody());
    }

    @Test
    void readsByGet() {
        HttpReply reply = send(new HttpRequestEvent(form, "GET").path("/apps/wx2/openapi/logistics.getAllAccount"));

        assertResult(reply.assertStatus(200).body()).isOk();
        assertEquals("wx2", lastApp());
    }

    @Test
    void writesByPostOnly() {
        HttpReply reply = send(new HttpRequestEvent(form, "GET").path("/apps/wx2/openapi/logistics.cancelOrder"));

        reply.assertStatus(405);
        assertEquals("OPTIONS, POST", reply.headers().get("allow"));
    }

    @ParameterizedTest
    @CsvSource({"/openapi/logistics.getQuota, 'GET, HEAD, OPTIONS, POST'", "/api/cgi-bin/a/b, 'OPTIONS, POST'"})
    void describesTheMethods(String path, String methods) {
        HttpReply reply = send(new HttpRequestEvent(form, "OPTIONS").path("/apps/wx2" + path));

        reply.assertStatus(204);
        assertEquals(methods, reply.headers().get("allow"));
    }

    @Test
    void callsAServerApiWithItsQuery() {
        sandbox.respondNext(PATH, "{\"c_d\":1}");

        HttpReply reply = send(post("/apps/wx2/api" + PATH)
                .queryString("method=GET&read=true&query.aB=1&convertCase=false")
                .json("{\"eF\":2}"));

        assertResult(reply.assertStatus(200).body()).startsWith("{\"c_d\":1,");
        assertEquals("wx2", lastApp());
        assertTrue(
                sandbox.lastRequest().target().endsWith("&aB=1&eF=2"),
                sandbox.lastRequest().target());
    }

    @Test
    void sendsAFileOfAForm() {
        sandbox.respondNext("/wxa/img_sec_check", "{\"errcode\":0,\"errmsg\":\"ok\"}");

        send(post("/apps/wx2/openapi/security.imgSecCheck")
                        .header("content-type", "multipart/form-data; boundary=B")
                        .encoded(String.join(
                                "\r\n",
                                "--B",
                                "content-disposition: form-data; name=\"media\"; filename=\"a.png\"",
                                "content-type: image/png",
                                "",
                                "abc",
                                "--B--",
                                "")))
                .assertStatus(200);

        assertEquals("wx2", lastApp());
        assertTrue(sandbox.lastBody().contains("\r\n\r\nabc\r\n--"));
    }

    @Test
    void returnsAPicture() {
        byte[] picture = {-119, 80, 0, -1};
        sandbox.faults().next("/wxa/getwxacode", Fault.respond(200, "image/png", picture));

        JsonObject response = new JsonObject(router.invoke(post("/apps/wx2/openapi/wxacode.get")
                .header("Accept", null)
                .header("accept", "image/*")
                .json("{\"path\":\"a\"}")
                .text()));

        assertEquals(Base64.getEncoder().encodeToString(picture), response.getString("body"));
        assertEquals("wx2", lastApp());
    }

    @Test
    void answers400ForAnUnknownApp() {
        HttpReply reply = send(post("/apps/wx3/openapi/logistics.getAllAccount"));

        reply.assertStatus(400);
        assertEquals(
                "openapi.logistics.getAllAccount:fail -601002 system args error. The appid is not among the apps of"
                        + " WECHAT_APPS: name another, or add it there.",
                reply.errMsg());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/apps/wx2/../wx1/openapi/logistics.getAllAccount", "/apps/wx.2/openapi/logistics.getAllAccount"
            })
    void answers404ForAPathThatIsNoApps(String path) {
        HttpReply reply = send(post(path));

        reply.assertStatus(404);
        assertEquals(-601002, reply.errCode());
        assertEquals(List.of(), sandbox.requests());
    }
}
