package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.AppId;
import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.tools.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The AppID in the event of a router that serves several apps. */
class RouterAppIdTest {
    private static final String PATH = "/cgi-bin/a/b";
    private static final String MALFORMED = "The event's appid is no AppID, which is " + AppId.GRAMMAR
            + ": send an event such as {\"openapi\":\"logistics.getQuota\",\"data\":{…}}.";

    @RegisterExtension
    private final SandboxExtension sandbox =
            SandboxExtension.create(Sandbox.builder().app("wx2", "not-a-real-secret-of-wx2"));

    private final FunctionUnderTest router;

    RouterAppIdTest(@TempDir Path folder) {
        router = sandbox.function(RouterSettings.permitting(folder, List.of(PATH, "logistics.getQuota")));
    }

    private String invoke(String api, String more) {
        sandbox.respondNext(api.equals(PATH) ? PATH : "/cgi-bin/express/business/quota/get", "{\"quota_num\":1}");
        return router.invoke("{\"openapi\":\"" + api + "\"" + more + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistics.getQuota", PATH})
    void makesTheCallForTheApp(String api) {
        assertResult(invoke(api, ",\"appid\":\"wx2\"")).isOk(api);

        assertEquals("wx2", sandbox.lastRequest().appId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"appid\":null", ",\"appid\":\"wxSANDBOX0000000000\""})
    void makesTheCallForTheDefaultApp(String more) {
        for (String api : List.of("logistics.getQuota", PATH)) {
            assertResult(invoke(api, more)).isOk(api);
            assertEquals(sandbox.appId(), sandbox.lastRequest().appId());
        }
    }

    /** As in the SDK, whose AppID travels beside the data. */
    @Test
    void leavesAnAppidInTheDataThere() {
        assertResult(invoke("logistics.getQuota", ",\"data\":{\"appid\":\"wx2\"}"))
                .isOk("logistics.getQuota");

        assertEquals(sandbox.appId(), sandbox.lastRequest().appId());
        assertEquals("{\"appid\":\"wx2\"}", sandbox.lastBody());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "{}", "[\"wx2\"]", "\"\""})
    void refusesWhatIsNoText(String appId) {
        for (String api : List.of("logistics.getQuota", PATH)) {
            assertResult(router.invoke("{\"openapi\":\"" + api + "\",\"appid\":" + appId + "}"))
                    .isArgsError(api, MALFORMED);
        }
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.call.MalformedAppIds#all")
    void refusesATextThatIsNoAppId(String text) {
        String result = router.invoke(
                "{\"openapi\":\"logistics.getQuota\",\"appid\":" + JsonWriter.stringify(new JsonString(text)) + "}");

        assertResult(result).isArgsError("logistics.getQuota", MALFORMED);
        assertTrue(text.isBlank() || text.length() < 3 || !router.log().contains(text), router.log());
        assertEquals(List.of(), sandbox.requests());
    }
}
