package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A function whose events name the call, asked directly. */
class RouterTest {
    private static final String JSON = "application/json";
    private static final String QUOTA = "/cgi-bin/express/business/quota/get";
    private static final String EXAMPLE = ": send an event such as {\"openapi\":\"logistics.getQuota\",\"data\":{…}}.";

    private final Sandbox sandbox = Sandbox.builder().start();

    @TempDir
    private Path folder;

    private FunctionUnderTest router = FunctionUnderTest.at(sandbox, Map.of("CLOUD_CALL_API", "*"));

    @BeforeEach
    void permitAll() {
        restart(RouterSettings.all(folder));
    }

    private void restart(Map<String, String> settings) {
        router.close();
        router = FunctionUnderTest.at(sandbox, settings);
    }

    @AfterEach
    void close() {
        router.close();
        sandbox.close();
    }

    @Test
    void makesTheCallThatTheEventNames() {
        sandbox.faults().next(QUOTA, Fault.respond(200, JSON, "{\"quota_num\":10}"));

        assertEquals(
                "{\"quotaNum\":10,\"errMsg\":\"openapi.logistics.getQuota:ok\",\"errCode\":0}",
                router.invoke(
                        "{\"openapi\":\"logistics.getQuota\",\"data\":{\"deliveryId\":\"SF\",\"bizId\":\"龙泉\"}}"));
        assertEquals("{\"delivery_id\":\"SF\",\"biz_id\":\"龙泉\"}", lastBody());
    }

    @Test
    void makesDifferentCallsWithOneToken() {
        assertTrue(router.invoke("{\"openapi\":\"logistics.getAllAccount\"}").contains("getAllAccount:ok"));
        sandbox.faults().next(QUOTA, Fault.respond(200, JSON, "{}"));
        assertTrue(router.invoke("{\"openapi\":\"logistics.getQuota\"}").contains("getQuota:ok"));

        assertEquals(3, sandbox.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"data\":null", ",\"data\":{}", ",\"convertCase\":true", ",\"convertCase\":null"})
    void takesNoDataForNone(String more) {
        sandbox.faults().next(QUOTA, Fault.respond(200, JSON, "{\"quota_num\":0}"));

        assertTrue(router.invoke("{\"openapi\":\"logistics.getQuota\"" + more + "}")
                .startsWith("{\"quotaNum\":0,"));
        assertEquals("{}", lastBody());
    }

    @Test
    void convertsNeitherWayWhenToldNotTo() {
        sandbox.faults()
                .next(
                        "/wxaapi/broadcast/goods/audit",
                        Fault.respond(200, JSON, "{\"errcode\":0,\"auditId\":1,\"a_b\":[{\"c_d\":2}]}"));

        assertEquals(
                "{\"auditId\":1,\"a_b\":[{\"c_d\":2}],\"errMsg\":\"openapi.liveBroadcast.goodsAudit:ok\",\"errCode\":0}",
                router.invoke(
                        "{\"openapi\":\"liveBroadcast.goodsAudit\",\"data\":{\"goodsId\":9,\"x\":{\"yZ\":[{\"Q\":1}]}},"
                                + "\"convertCase\":false}"));
        assertEquals("{\"goodsId\":9,\"x\":{\"yZ\":[{\"Q\":1}]}}", lastBody());
    }

    @Test
    void dropsAnAccessTokenEvenIfItDoesNotConvert() {
        router.invoke("{\"openapi\":\"logistics.getQuota\",\"data\":{\"access_token\":\"x\"},\"convertCase\":false}");

        assertEquals("{}", lastBody());
    }

    @Test
    void givesBytesForAnImage() {
        sandbox.faults().next("/wxa/getwxacodeunlimit", Fault.respond(200, "image/jpeg", new byte[] {-1, 0, 7}));

        assertEquals(
                "{\"contentType\":\"image/jpeg\",\"buffer\":{\"type\":\"Buffer\",\"data\":[255,0,7]},"
                        + "\"errMsg\":\"openapi.wxacode.getUnlimited:ok\",\"errCode\":0}",
                router.invoke("{\"openapi\":\"wxacode.getUnlimited\",\"data\":{\"scene\":\"a=1\"}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*|{}|The event names no API",
                "*|{\"data\":{}}|The event names no API",
                "*|{\"openapi\":7}|The event names no API",
                "logistics.getQuota|{\"openapi\":\"logistics.getQuota\",\"bizId\":\"1\"}"
                        + "|The event has fields beside openapi, data and convertCase, and the call's own belong into data",
                "logistics.getQuota|{\"openapi\":\"logistics.getQuota\",\"data\":[]}|The event's data is not an object",
                "logistics.getQuota|{\"openapi\":\"logistics.getQuota\",\"data\":\"{}\"}|The event's data is not an object",
                "logistics.getQuota|{\"openapi\":\"logistics.getQuota\",\"convertCase\":\"false\"}"
                        + "|The event's convertCase is neither true nor false",
                "logistics.getQuota|{\"openapi\":\"logistics.getQuota\",\"convertCase\":0}"
                        + "|The event's convertCase is neither true nor false"
            })
    void saysWhatAnEventLacks(String api, String event, String what) {
        assertEquals(error(api, "-601002 system args error. " + what + EXAMPLE), router.invoke(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistics.fly", "openapi.logistics.getQuota", "", " ", "*", "龙泉", "a\\nb"})
    void knowsNoOtherApi(String name) {
        assertEquals(
                "{\"errCode\":-604100,\"errMsg\":\"system error: error code: -604100\"}",
                router.invoke("{\"openapi\":\"" + name + "\"}"));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void makesNoCallThatConfigJsonDoesNotList() {
        restart(RouterSettings.these(folder, List.of("logistics.getAllAccount")));

        assertEquals(
                "{\"errCode\":-604101,\"errMsg\":\"system error: error code: -604101\"}",
                router.invoke("{\"openapi\":\"logistics.getQuota\"}"));
        assertTrue(router.log().contains("config.json does not list logistics.getQuota"), router.log());
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void readsConfigJsonOnce() throws IOException {
        Map<String, String> settings = RouterSettings.these(folder, List.of("logistics.getAllAccount"));
        restart(settings);
        Files.delete(Path.of(settings.get("CLOUD_CALL_CONFIG")));

        assertTrue(router.invoke("{\"openapi\":\"logistics.getAllAccount\"}").contains("getAllAccount:ok"));
    }

    @Test
    void refusesUploadsByName() {
        String result = router.invoke("{\"openapi\":\"security.imgSecCheck\",\"data\":{\"media\":{}}}");

        assertEquals(
                error(
                        "security.imgSecCheck",
                        "-601002 system args error. security.imgSecCheck takes a file, and a cloud call's data is JSON: "
                                + "upload the file to WeChat's API from your own server."),
                result);
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.getAccessToken", "auth.getStableAccessToken"})
    void givesNoAccessTokenAway(String api) {
        String result = router.invoke("{\"openapi\":\"" + api + "\",\"data\":{\"grantType\":\"client_credential\"}}");

        assertTrue(result.contains(api + " gives an access token away"), result);
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void hasNoUseForASchedulesOwnEvent() {
        String result = router.invoke(EventFile.read("schedule-rule").encode());

        assertTrue(result.contains("A schedule's own event names no API: give the schedule the input"), result);
    }

    /** What a caller writes must not forge a line of the log. */
    @Test
    void keepsForgedNamesOutOfTheLogAndTheResult() {
        restart(Map.of("CLOUD_CALL_API", "*", "CLOUD_CALL_CONFIG", "no-such-file"));

        String result = router.invoke("{\"openapi\":\"x\\nERROR forged\"}");

        assertTrue(result.contains("openapi.*:fail -601002"), result);
        assertFalse(router.log().contains("forged"), router.log());
    }

    private static String error(String api, String text) {
        return "{\"errCode\":-601002,\"errMsg\":\"openapi." + api + ":fail " + text.replace("\"", "\\\"") + "\"}";
    }

    private String lastBody() {
        return sandbox.requests().getLast().body().toString(StandardCharsets.UTF_8);
    }
}
