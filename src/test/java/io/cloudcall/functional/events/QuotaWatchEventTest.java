package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events are the quota watch's, and which functions can serve it. */
class QuotaWatchEventTest {
    private static final String EVENT = EventFile.read("quota-watch").encode();
    private static final String GETALL = "logistics.getAllAccount";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    @TempDir
    Path folder;

    /** An invocation's result, the quota watch's record, the invocation's record, and the log. */
    private record WatchOutcome(String response, JsonObject watch, JsonObject line, String log) {

        void assertRefused(String outcome, String sentence) {
            assertEquals(outcome, line.getString("Outcome"));
            assertEquals(0, watch.getInteger("QuotaReadings"));
            assertResult(response).contains("openapi." + GETALL + ":fail -601002 system args error. " + sentence);
            assertEquals(GETALL, line.getString("Api"));
        }
    }

    private WatchOutcome invoke(String event, Map<String, String> settings) {
        FunctionUnderTest function = sandbox.function(settings);
        String response = function.invoke(event);
        List<String> lines = function.records();
        assertTrue(lines.size() > 1, "it was the watch's");
        return new WatchOutcome(
                response, new JsonObject(lines.get(lines.size() - 2)), function.record(), function.log());
    }

    private void assertReads(Map<String, String> settings) {
        WatchOutcome outcome = invoke(EVENT, settings);

        assertEquals(1, outcome.watch().getInteger("QuotaReadings"));
        assertEquals(5, outcome.watch().getInteger("Accounts"));
        assertEquals("ok", outcome.line().getString("Outcome"));
        assertEquals(GETALL, outcome.line().getString("Api"));
    }

    @Test
    void isServedByAFunctionThatIsTheCall() {
        assertReads(Map.of());
        assertReads(Map.of("CLOUD_CALL_API", GETALL));
    }

    @Test
    void isServedByARouterThatMayMakeTheCall() {
        assertReads(RouterSettings.permittingAll(folder));
        assertReads(RouterSettings.permitting(folder, List.of(GETALL)));
    }

    @Test
    void isRefusedByAFunctionThatIsAnotherCall() {
        invoke(EVENT, Map.of("CLOUD_CALL_API", "logistics.getQuota"))
                .assertRefused(
                        "setup-fault",
                        "The quota watch reads logistics.getAllAccount, and this function is another call: set CLOUD_CALL_API to"
                                + " logistics.getAllAccount or *, or QuotaWatch to off.");
        assertEquals(List.of(), sandbox.requests());
    }

    /** The operator has to act, unlike for what a router's callers ask for. */
    @Test
    void isRefusedByARouterThatMayNotMakeTheCall() {
        WatchOutcome outcome = invoke(EVENT, RouterSettings.permitting(folder, List.of("logistics.getQuota")));

        assertEquals("setup-fault", outcome.line().getString("Outcome"));
        assertEquals(0, outcome.watch().getInteger("QuotaReadings"));
        assertResult(outcome.response()).contains("-604101");
        assertTrue(
                outcome.log().contains("config.json does not list logistics.getAllAccount under permissions.openapi"),
                outcome.log());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cloudcall.quotaWatch\":null}",
                "{\"cloudcall.quotaWatch\":\"on\"}",
                "{\"cloudcall.quotaWatch\":[]}",
                "{\"cloudcall.quotaWatch\":{\"lowQuota\":null}}",
                "{\"cloudcall.quotaWatch\":{\"lowQuota\":\"100\"}}",
                "{\"cloudcall.quotaWatch\":{\"lowQuota\":-1}}",
                "{\"cloudcall.quotaWatch\":{\"lowQuota\":99.5}}",
                "{\"cloudcall.quotaWatch\":{\"lowQuota\":1e2}}",
                "{\"cloudcall.quotaWatch\":{\"lowQuota\":1000000000}}",
                "{\"cloudcall.quotaWatch\":{\"lowQuota\":100,\"bizId\":\"7\"}}",
                "{\"cloudcall.quotaWatch\":{\"appid\":\"wx1\"}}",
                "{\"cloudcall.quotaWatch\":{},\"appids\":[\"wx1\"]}",
                "{\"cloudcall.quotaWatch\":{\"lowQuota\":-1,\"appids\":[\"wx1\"]}}",
                "{\"cloudcall.quotaWatch\":{},\"bizId\":\"7\"}",
                "{\"cloudcall.quotaWatch\":{},\"openapi\":\"logistics.getQuota\"}"
            })
    void isRefusedRatherThanSentToWeChatIfItIsNotWhole(String event) {
        for (Map<String, String> settings : List.of(Map.<String, String>of(), RouterSettings.permittingAll(folder))) {
            invoke(event, settings)
                    .assertRefused(
                            "caller-fault",
                            "An event with the field cloudcall.quotaWatch is the quota watch's, and this one is not as it must be:"
                                    + " send {\\\"cloudcall.quotaWatch\\\":{\\\"lowQuota\\\":100}}, a whole number, with \\\"appids\\\" for several"
                                    + " apps, and nothing else.");
        }
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @MethodSource("unusableAppIds")
    void isRefusedIfItsAppidsAreNotUsable(String appIds) {
        String event = "{\"cloudcall.quotaWatch\":{\"appids\":" + appIds + "}}";
        for (Map<String, String> settings : List.of(Map.<String, String>of(), RouterSettings.permittingAll(folder))) {
            invoke(event, settings)
                    .assertRefused(
                            "caller-fault",
                            "The quota watch's appids are not usable: send a list of 1 to 100 AppIDs, none of them twice,"
                                    + " each of 1 to 64 letters, digits, underscores or hyphens, such as"
                                    + " wx0123456789abcdef, and the others by another schedule.");
        }
        assertEquals(List.of(), sandbox.requests());
    }

    private static Stream<String> unusableAppIds() {
        String tooMany = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> "\"wx" + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        return Stream.of(
                "null",
                "1",
                "true",
                "\"wx1\"",
                "{}",
                "{\"wx1\":1}",
                "[]",
                "[1]",
                "[null]",
                "[[\"wx1\"]]",
                "[\"\"]",
                "[\"wx1\",\"wx1\"]",
                "[\"wx1\",\"wx2\",\"wx1\"]",
                "[\"wx 1\"]",
                "[\"wx1\",\"wx/2\"]",
                "[\"wx1,wx2\"]",
                tooMany);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cloudcall\":{\"quotaWatch\":{}}}",
                "{\"quotaWatch\":{}}",
                "{\"cloudcall_quotaWatch\":{}}",
                "{\"data\":{\"cloudcall.quotaWatch\":{}}}",
                "\"cloudcall.quotaWatch\""
            })
    void isNothingElse(String event) {
        FunctionUnderTest function = sandbox.function();
        function.invoke(event);
        assertEquals(1, function.records().size());
    }

    /** Callers over HTTP may make calls, but no metrics. */
    @Test
    void doesNotComeOverHttp() {
        FunctionUnderTest function = sandbox.function();
        String response = function.invoke(EventFile.read("http-api-post")
                .put("body", EVENT)
                .put("isBase64Encoded", false)
                .encode());
        assertResult(HttpReply.parse(response).body()).isOk();
        assertFalse(function.record().containsKey("QuotaReadings"));
        assertEquals(1, function.records().size());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            {}, true
            {"lowQuota":100}, true
            {"lowQuota":99}, false
            {"lowQuota":0}, false
            """)
    void warnsBelowWhatItSaysOrAHundred(String settings, boolean warns) {
        sandbox.accounts()
                .add(new JsonObject()
                        .put("biz_id", "7")
                        .put("delivery_id", "SF")
                        .put("quota_num", 99));

        String log =
                invoke("{\"cloudcall.quotaWatch\":" + settings + "}", Map.of()).log();
        assertEquals(warns, log.contains("Account SF (bizId 7): waybills left: 99, fewer than 100"), log);
    }

    @Test
    void tellsOfSettingsThatNoCallCanUse() {
        WatchOutcome outcome = invoke(EVENT, Map.of("WECHAT_APP_ID", ""));

        outcome.assertRefused("setup-fault", "WECHAT_APP_ID is not set");
    }
}
