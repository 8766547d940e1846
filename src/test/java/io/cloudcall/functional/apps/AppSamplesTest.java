package io.cloudcall.functional.apps;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The four calls of {@code cloud.openapi({ appid })} in WeChat's guide to shared environments (微信生态, 云调用, 公众号环境共享), as
 * of July 2026, as events of a router. The guide leaves out most of the messages.
 */
class AppSamplesTest extends AppsFixture {
    private static final String UPLOAD = "officialAccount.media.upload";
    private static final String DOWNLOAD = "officialAccount.media.get";

    private FunctionUnderTest samplesRouter() {
        return sandbox.function(RouterSettings.permitting(
                folder, List.of("subscribeMessage.send", "officialAccount.tags.create", UPLOAD, DOWNLOAD)));
    }

    private static String event(String api, String appId, JsonObject data) {
        return JsonObject.of("openapi", api, "appid", appId, "data", data).encode();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            subscribeMessage.send|/cgi-bin/message/subscribe/send|{"touser":"oABC123456","templateId":"T","data":{}}\
            |{"touser":"oABC123456","template_id":"T","data":{}}
            subscribeMessage.send|/cgi-bin/message/subscribe/send\
            |{"touser":"oABC123456","templateId":"T","data":{"site01":{"value":"TIT创意园"}},"miniprogramState":"developer"}\
            |{"touser":"oABC123456","template_id":"T","data":{"site01":{"value":"TIT创意园"}},"miniprogram_state":"developer"}
            officialAccount.tags.create|/cgi-bin/tags/create|{"tag":{"name":"标签名"}}|{"tag":{"name":"标签名"}}
            """)
    void actForTheAppThatTheyName(String api, String path, String data, String body) {
        FunctionUnderTest router = samplesRouter();
        for (String appId : List.of(TWO, ONE)) {
            assertResult(router.invoke(event(api, appId, new JsonObject(data)))).isOk(api);

            assertEquals(path, sandbox.lastRequest().path());
            assertEquals(appId, sandbox.lastRequest().appId());
            assertEquals(new JsonObject(body), new JsonObject(sandbox.lastBody()));
        }
    }

    @Test
    void uploadAFileToTheAppThatTheyName() {
        FunctionUnderTest router = samplesRouter();
        JsonObject data = new JsonObject("""
                {"type":"image","media":{"contentType":"image/png","value":{"type":"Buffer","data":[97,98,99]}}}
                """);

        String uploaded = router.invoke(event(UPLOAD, TWO, data));

        assertResult(uploaded).isOk(UPLOAD);
        assertEquals("image", sandbox.lastRequest().queryParameter("type"));
        assertEquals(TWO, sandbox.lastRequest().appId());
        JsonObject media = JsonObject.of("mediaId", new JsonObject(uploaded).getString("mediaId"));
        JsonObject abc = JsonObject.of(
                "type",
                "Buffer",
                "data",
                data.getJsonObject("media").getJsonObject("value").getJsonArray("data"));
        assertEquals(abc, download(router, TWO, media));
        assertNotEquals(abc, download(router, ONE, media), "another app's media");
    }

    private static JsonObject download(FunctionUnderTest router, String appId, JsonObject media) {
        return new JsonObject(router.invoke(event(DOWNLOAD, appId, media))).getJsonObject("buffer");
    }
}
