package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_QUOTA;
import static io.cloudcall.tools.sandbox.WeChatPaths.GOODS_AUDIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A function whose events name the call, invoked directly. */
class RouterTest {
    private static final String EXAMPLE = ": send an event such as {\"openapi\":\"logistics.getQuota\",\"data\":{…}}.";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final Path folder;
    private final FunctionUnderTest router;

    RouterTest(@TempDir Path folder) {
        this.folder = folder;
        router = sandbox.function(RouterSettings.permittingAll(folder));
    }

    private static String event(String api) {
        return "{\"openapi\":\"" + api + "\"}";
    }

    private static String event(String api, String data) {
        return "{\"openapi\":\"" + api + "\",\"data\":" + data + "}";
    }

    private static String unconverted(String api, String data) {
        return "{\"openapi\":\"" + api + "\",\"data\":" + data + ",\"convertCase\":false}";
    }

    @Test
    void makesTheCallThatTheEventNames() {
        sandbox.respondNext(GET_QUOTA, "{\"quota_num\":10}");

        String result = router.invoke(event("logistics.getQuota", """
                {"deliveryId":"SF","bizId":"龙泉"}"""));

        assertResult(result).isExactly("""
                {"quotaNum":10,"errMsg":"openapi.logistics.getQuota:ok","errCode":0}""");
        assertEquals("{\"delivery_id\":\"SF\",\"biz_id\":\"龙泉\"}", sandbox.lastBody());
    }

    @Test
    void makesDifferentCallsWithOneToken() {
        assertResult(router.invoke(event("logistics.getAllAccount"))).isOk();
        sandbox.respondNext(GET_QUOTA, "{}");
        assertResult(router.invoke(event("logistics.getQuota"))).isOk("logistics.getQuota");

        assertEquals(3, sandbox.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"data\":null", ",\"data\":{}", ",\"convertCase\":true", ",\"convertCase\":null"})
    void takesNoDataForNone(String more) {
        sandbox.respondNext(GET_QUOTA, "{\"quota_num\":0}");

        assertResult(router.invoke("{\"openapi\":\"logistics.getQuota\"" + more + "}"))
                .startsWith("{\"quotaNum\":0,");
        assertEquals("{}", sandbox.lastBody());
    }

    @Test
    void convertsNeitherWayWhenToldNotTo() {
        sandbox.respondNext(GOODS_AUDIT, """
                {"errcode":0,"auditId":1,"a_b":[{"c_d":2}]}""");
        String data = """
                {"goodsId":9,"x":{"yZ":[{"Q":1}]}}""";

        assertResult(router.invoke(unconverted("liveBroadcast.goodsAudit", data)))
                .isExactly("""
                {"auditId":1,"a_b":[{"c_d":2}],"errMsg":"openapi.liveBroadcast.goodsAudit:ok","errCode":0}""");
        assertEquals(data, sandbox.lastBody());
    }

    @Test
    void dropsAnAccessTokenEvenIfItDoesNotConvert() {
        router.invoke(unconverted("logistics.getQuota", "{\"access_token\":\"x\"}"));

        assertEquals("{}", sandbox.lastBody());
    }

    @Test
    void givesBytesForAnImage() {
        sandbox.faults().next("/wxa/getwxacodeunlimit", Fault.respond(200, "image/jpeg", new byte[] {-1, 0, 7}));

        assertResult(router.invoke(event("wxacode.getUnlimited", "{\"scene\":\"a=1\"}")))
                .isExactly("""
                {"contentType":"image/jpeg","buffer":{"type":"Buffer","data":[255,0,7]},\
                "errMsg":"openapi.wxacode.getUnlimited:ok","errCode":0}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *|{}|The event names no API
            *|{"data":{}}|The event names no API
            *|{"openapi":7}|The event names no API
            logistics.getQuota|{"openapi":"logistics.getQuota","bizId":"1"}|The event has fields \
            beside openapi, data, appid and convertCase, and the call's own belong into data
            logistics.getQuota|{"openapi":"logistics.getQuota","data":[]}|The event's data is not \
            an object
            logistics.getQuota|{"openapi":"logistics.getQuota","data":"{}"}|The event's data is not \
            an object
            logistics.getQuota|{"openapi":"logistics.getQuota","convertCase":"false"}|The event's \
            convertCase is neither true nor false
            logistics.getQuota|{"openapi":"logistics.getQuota","convertCase":0}|The event's \
            convertCase is neither true nor false
            """)
    void saysWhatAnEventLacks(String api, String event, String what) {
        assertResult(router.invoke(event)).isArgsError(api, what + EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistics.fly", "openapi.logistics.getQuota", "", " ", "*", "龙泉", "a\\nb"})
    void knowsNoOtherApi(String name) {
        assertResult(router.invoke(event(name))).isPlatformError(-604100);
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void makesNoCallThatConfigJsonDoesNotList() {
        FunctionUnderTest other =
                sandbox.function(RouterSettings.permitting(folder, List.of("logistics.getAllAccount")));

        assertResult(other.invoke(event("logistics.getQuota"))).isPlatformError(-604101);
        assertTrue(other.log().contains("config.json does not list logistics.getQuota"), other.log());
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void readsConfigJsonOnce() throws IOException {
        Map<String, String> settings = RouterSettings.permitting(folder, List.of("logistics.getAllAccount"));
        FunctionUnderTest other = sandbox.function(settings);
        Files.delete(Path.of(settings.get("CLOUD_CALL_CONFIG")));

        assertResult(other.invoke(event("logistics.getAllAccount"))).isOk();
    }

    /** To list the call would change nothing, so the reason that lasts comes first. */
    @ParameterizedTest
    @ValueSource(strings = {"auth.getAccessToken", "auth.getStableAccessToken"})
    void namesTheReasonThatLastsBeforeThePermission(String api) {
        String reason = "gives an access token away";
        FunctionUnderTest other = sandbox.function(RouterSettings.permitting(folder, List.of("logistics.getQuota")));

        assertResult(other.invoke(event(api))).isError(-601002).contains(reason);
        assertTrue(
                other.log().startsWith("openapi." + api + ":fail -601002 system args error. " + api + " " + reason),
                other.log());
        assertFalse(other.log().contains("config.json"), other.log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.getAccessToken", "auth.getStableAccessToken"})
    void givesNoAccessTokenAway(String api) {
        assertResult(router.invoke(event(api, "{\"grantType\":\"client_credential\"}")))
                .contains(api + " gives an access token away");
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void hasNoUseForASchedulesOwnEvent() {
        assertResult(router.invoke(EventFile.read("schedule-rule").encode()))
                .contains("A schedule's own event names no API: give the schedule the input");
    }

    /** What a caller writes must not forge a line of the log. */
    @Test
    void keepsForgedNamesOutOfLogAndResult() {
        FunctionUnderTest other = sandbox.function(Map.of("CLOUD_CALL_API", "*", "CLOUD_CALL_CONFIG", "no-such-file"));

        assertResult(other.invoke(event("x\\nERROR forged"))).contains("openapi.*:fail -601002");
        assertFalse(other.log().contains("forged"), other.log());
    }
}
