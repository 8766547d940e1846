package io.cloudcall.tools.sandbox.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** APIs that answer the sample of WeChat's page; {@code SandboxAnswersTest} calls all of the catalog. */
final class SampleApiTest {

    private static final String SEND = "/cgi-bin/message/subscribe/send";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().echo("mark").start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    private String withToken(String target) throws IOException, InterruptedException {
        return target + (target.contains("?") ? "&" : "?") + "access_token=" + caller.fetchToken();
    }

    private JsonObject post(String target, String body) throws IOException, InterruptedException {
        return new JsonObject(caller.post(withToken(target), body).body());
    }

    private JsonObject get(String target) throws IOException, InterruptedException {
        return new JsonObject(caller.get(withToken(target)).body());
    }

    private static void assertRefused(int errcode, String text, JsonObject response) {
        assertEquals(errcode, response.getInteger("errcode"), response.encode());
        assertTrue(response.getString("errmsg").startsWith(text + " rid: "), response.encode());
    }

    @Test
    void answersWhatTheBodyHasToHave() throws Exception {
        assertEquals(
                JsonObject.of("errcode", 0, "errmsg", "ok"),
                post(SEND, "{\"touser\":\"o\",\"template_id\":\"t\",\"data\":{}}"));
        assertRefused(
                47003,
                "argument invalid! template_id is empty",
                post(SEND, "{\"touser\":\"o\",\"template_id\":null,\"data\":{}}"));
    }

    /** WeChat's page lists 40097 for this API, and no 47003. */
    @Test
    void answersTheErrorThatThePageLists() throws Exception {
        assertRefused(40097, "invalid args scene is empty", post("/wxa/getwxacodeunlimit", "{\"page\":\"a\"}"));
    }

    @Test
    void takesParametersOfTheUrlFromTheUrlOnly() throws Exception {
        String target = "/wxa/set_user_storage";
        String inTheUrl = "?signature=s&openid=o&sig_method=hmac_sha256";
        String body = "{\"openid\":\"o\",\"signature\":\"s\",\"sig_method\":\"hmac_sha256\",\"kv_list\":[]}";

        assertRefused(47003, "argument invalid! signature is empty", post(target, body));
        assertEquals(0, post(target + inTheUrl, body).getInteger("errcode"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "{", "touser=o"})
    void refusesABodyThatIsNoJsonObject(String body) throws Exception {
        assertRefused(47001, "data format error", post(SEND, body));
    }

    @Test
    void appliesTheRulesOfAllApis() throws Exception {
        assertRefused(44002, "empty post data", post(SEND, ""));
        assertRefused(43002, "require POST method", get(SEND));
        assertRefused(43001, "require GET method", post("/cgi-bin/tags/get", "{}"));
        assertRefused(
                41001,
                "access_token missing",
                new JsonObject(caller.post(SEND, "{}").body()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/wxa/no_such_api", "/wxa", "//", "/cgi-bin/message/subscribe/send/", "/card/get%22,%22method"})
    void knowsNoOtherPath(String path) throws Exception {
        assertRefused(40066, "invalid url", get(path));
    }

    /** An API that no cloud call reaches, but its path does. */
    @Test
    void answersApisBeyondTheCatalog() throws Exception {
        JsonObject response = post("/cgi-bin/express/delivery/open_msg/get_delivery_list", "{}");

        assertEquals(
                "STO", response.getJsonArray("delivery_list").getJsonObject(0).getString("delivery_id"));
    }

    @ParameterizedTest
    @CsvSource({"/wxa/getwxacode,path", "/wxa/getwxacodeunlimit,scene", "/cgi-bin/wxaapp/createwxaqrcode,path"})
    void answersAPictureAsItIs(String path, String parameter) throws Exception {
        HttpResponse<String> response = caller.post(withToken(path), "{\"" + parameter + "\":\"1\",\"mark\":\"7\"}");

        assertEquals("image/png", response.headers().firstValue("content-type").orElseThrow());
        assertTrue(response.body().startsWith("\uFFFDPNG\r\n\u001A\n"));
    }

    @Test
    void answersTheSamplePictureForAMediumOfNoUpload() throws Exception {
        assertRefused(41006, "media_id missing", get("/cgi-bin/media/get?media_id="));
        assertTrue(caller.get(withToken("/cgi-bin/media/get?media_id=1")).body().contains("PNG"));
    }
}
