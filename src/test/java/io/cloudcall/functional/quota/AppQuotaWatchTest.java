package io.cloudcall.functional.quota;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.telemetry.EmbeddedMetricFormat;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A reading of several apps' accounts. */
class AppQuotaWatchTest {
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(apps(16));

    private final FunctionUnderTest function = sandbox.function();

    AppQuotaWatchTest() {
        bind("wx1", account("7", 500));
        bind("wx2", account("7", 3), account("8", 40).put("status_code", 2));
        bind("wx3", account("9", 120));
    }

    private static SandboxBuilder apps(int apps) {
        SandboxBuilder builder = Sandbox.builder();
        for (int i = 1; i <= apps; i++) {
            builder = builder.app("wx" + i, "not-a-real-secret-of-wx" + i);
        }
        return builder;
    }

    private static JsonObject account(String bizId, int quota) {
        return QuotaWatchFixture.account(bizId, quota);
    }

    private void bind(String appId, JsonObject... accounts) {
        sandbox.server().accounts(appId).replaceAll(new JsonArray(List.of((Object[]) accounts)));
    }

    private static String event(String... appIds) {
        return event(List.of(appIds));
    }

    private static String event(List<String> appIds) {
        return new JsonObject()
                .put(
                        "cloudcall.quotaWatch",
                        new JsonObject().put("lowQuota", 100).put("appids", new JsonArray(List.copyOf(appIds))))
                .encode();
    }

    /** Returns the documents of the reading that was made last, less the invocation's own line. */
    private List<JsonObject> documents() {
        List<JsonObject> all =
                new ArrayList<>(function.records().stream().map(JsonObject::new).toList());
        assertTrue(all.removeLast().containsKey("Outcome"), "the invocation's line is the last");
        return all;
    }

    private void assertTotals(Map<String, Number> expected) {
        assertEquals(
                new TreeMap<>(expected),
                EmbeddedMetricFormat.metrics(documents().getLast()));
    }

    private static Map<String, Number> totals(int lowest, int troubled, int accounts, int readings) {
        return Map.of(
                QuotaWatchFixture.LOWEST, lowest,
                QuotaWatchFixture.TROUBLED, troubled,
                QuotaWatchFixture.ACCOUNTS, accounts,
                QuotaWatchFixture.READINGS, readings);
    }

    @Test
    void returnsTheResultOfEachAppInTheOrderOfTheEvent() {
        String result = function.invoke(event("wx3", "wx1", "wx2"));

        JsonArray apps = new JsonObject(result).getJsonArray("apps");
        assertEquals(
                List.of("wx3 9", "wx1 7", "wx2 7"),
                apps.stream()
                        .map(JsonObject.class::cast)
                        .map(app -> app.getString("appid") + " "
                                + app.getJsonObject("result")
                                        .getJsonArray("list")
                                        .getJsonObject(0)
                                        .getString("bizId"))
                        .toList());
        assertTrue(result.startsWith("{\"apps\":[{\"appid\":\"wx3\",\"result\":{\"count\":1,"), result);
        assertTrue(result.endsWith("}]," + OK), result);
        assertEquals(List.of("wx3", "wx1", "wx2"), readApps(result));
    }

    private static List<String> readApps(String result) {
        return new JsonObject(result)
                .getJsonArray("apps").stream()
                        .map(app -> ((JsonObject) app).getString("appid"))
                        .toList();
    }

    @Test
    void returnsWhatADirectCallGetsForEachApp() {
        FunctionUnderTest router = sandbox.router();
        String direct = router.invoke("{\"openapi\":\"logistics.getAllAccount\",\"appid\":\"wx2\"}");

        assertEquals("{\"apps\":[{\"appid\":\"wx2\",\"result\":" + direct + "}]," + OK, router.invoke(event("wx2")));
    }

    @Test
    void givesAccountsTheirAppInTheirNames() {
        function.invoke(event("wx1", "wx2"));

        List<JsonObject> documents = documents();
        assertEquals(
                List.of("wx1/7 wx1 7 500", "wx2/7 wx2 7 3", "wx2/8 wx2 8 40"),
                documents.subList(0, 3).stream()
                        .map(document -> document.getString("Account") + " " + document.getString("appId") + " "
                                + document.getString("bizId") + " " + document.getInteger("AccountQuota"))
                        .toList());
        assertEquals(4, documents.size());
        assertTotals(totals(3, 1, 3, 2));
        assertEquals("INFO", documents.getLast().getString("level"));
    }

    @Test
    void warnsWithTheAppInFront() {
        function.invoke(event("wx2", "wx3"));

        assertEquals(
                List.of(
                        "wx2: Account SF (bizId 7): waybills left: 3, fewer than 100",
                        "wx2: Account SF (bizId 8): waybills left: 40, fewer than 100; status 2 (failed)"),
                function.log().lines().toList());
    }

    @Test
    void readsTheOthersIfOneFails() {
        sandbox.server().resetAppSecret("wx2", "another-secret-of-wx2");

        String result = function.invoke(event("wx1", "wx2", "wx3"));

        assertEquals(List.of("wx1", "wx2", "wx3"), readApps(result));
        JsonObject json = new JsonObject(result);
        assertEquals(40125, json.getInteger("errCode"));
        assertTrue(json.getString("errMsg").startsWith("openapi.logistics.getAllAccount:fail "), result);
        assertEquals(
                40125,
                json.getJsonArray("apps")
                        .getJsonObject(1)
                        .getJsonObject("result")
                        .getInteger("errCode"));
        assertTotals(totals(120, 0, 2, 2));
        assertEquals("ERROR", documents().getLast().getString("level"));
        assertEquals("credential", function.record().getString("Outcome"));
        assertEquals(40125, function.record().getInteger("errCode"));
        List<String> log = function.log().lines().toList();
        assertTrue(log.getFirst().startsWith("wx2: openapi.logistics.getAllAccount:fail "), function.log());
        assertTrue(log.get(1).contains("40125"), function.log());
        assertEquals(2, log.size(), "the error and its advice, once");
    }

    /** What a person has to mend comes before what passes. */
    @Test
    void hasTheOutcomeThatLasts() {
        sandbox.faults().times(8, GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));

        function.invoke(event("wx1", "wx99"));

        assertEquals("caller-fault", function.record().getString("Outcome"));
        assertEquals(-601002, function.record().getInteger("errCode"));
        assertTrue(function.log().contains("wx99: openapi.logistics.getAllAccount:fail -601002"), function.log());
        assertTrue(function.log().contains("wx1: openapi.logistics.getAllAccount:fail system error"), function.log());
    }

    @Test
    void namesTheAppWhoseAnswerHasNoAccounts() {
        sandbox.respondNext(GET_ALL_ACCOUNT, "{\"list\":\"\"}");

        function.invoke(event("wx1"));

        assertEquals(
                "wx1: The quota watch found no list of accounts in WeChat's response: look for a proxy that responds in its place.",
                function.log().strip());
        assertTotals(Map.of(QuotaWatchFixture.READINGS, 0));
    }

    @Test
    void saysAnErrorOfAllAppsOnce() {
        FunctionUnderTest other =
                sandbox.function(Map.of("WECHAT_APPS", "", "WECHAT_APP_SECRET", "", "WECHAT_APP_ID", ""));

        other.invoke(event(IntStream.rangeClosed(1, 12).mapToObj(i -> "wx" + i).toList()));

        assertEquals(1, other.log().lines().count(), other.log());
        assertTrue(
                other.log()
                        .startsWith("wx1, wx2, wx3, wx4, wx5, wx6, wx7, wx8, wx9, wx10 and 2 more:"
                                + " openapi.logistics.getAllAccount:fail -601002 system args error. WECHAT_APP_ID"),
                other.log());
        assertEquals("setup-fault", other.record().getString("Outcome"));
    }

    @Test
    void mayNotReadAnAppWhosePermissionsLackTheCall(@TempDir Path folder) {
        FunctionUnderTest router = sandbox.function(RouterSettings.permitting(
                folder, List.of("logistics.getAllAccount"), Map.of("wx2", List.of("logistics.getQuota"))));

        String result = router.invoke(event("wx1", "wx2"));

        assertEquals("setup-fault", router.record().getString("Outcome"));
        assertTrue(result.contains("{\"appid\":\"wx2\",\"result\":{\"errCode\":-604101,"), result);
        assertTrue(
                router.log()
                        .contains(
                                "wx2: system error: error code: -604101 (config.json lists logistics.getAllAccount under"
                                        + " permissions.openapi, but not under permissions.apps.wx2.openapi"),
                router.log());
    }

    @Test
    void countsTheRetriesOfEachCallAndNoMore() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));

        function.invoke(event("wx1", "wx2", "wx3"));

        assertEquals(4, function.record().getInteger("attempts"));
        assertEquals(1, function.record().getInteger("Retries"));
        assertEquals(3, function.record().getInteger("TokenRenewals"));
        assertEquals("fetched", function.record().getString("tokenSource"));
        assertNull(function.record().getString("appId"), "it is of several");
    }

    @Test
    void readsManyAppsInOneInvocation() {
        List<String> appIds =
                IntStream.rangeClosed(1, 16).mapToObj(i -> "wx" + i).toList();

        String result = function.invoke(event(appIds));

        assertTrue(result.endsWith(OK), result);
        assertEquals(appIds, readApps(result));
        assertEquals(
                Map.of(true, 16L),
                appIds.stream()
                        .map(appId -> sandbox.server().requests(appId).stream()
                                        .filter(request -> request.path().equals(GET_ALL_ACCOUNT))
                                        .count()
                                == 1)
                        .collect(Collectors.groupingBy(isOnce -> isOnce, Collectors.counting())));
    }

    /** The eight that are read first hang, and have half of the time: the others have the rest. */
    @Test
    void readsTheOthersIfSomeHang() {
        sandbox.faults().times(8, GET_ALL_ACCOUNT, Fault.hang());
        List<String> appIds =
                IntStream.rangeClosed(1, 16).mapToObj(i -> "wx" + i).toList();

        String result = function.invoke(event(appIds), Duration.ofSeconds(4));

        Map<Integer, Long> errCodes = new JsonObject(result)
                .getJsonArray("apps").stream()
                        .map(app -> ((JsonObject) app).getJsonObject("result").getInteger("errCode"))
                        .collect(Collectors.groupingBy(errCode -> errCode, Collectors.counting()));
        assertEquals(Map.of(-604102, 8L, 0, 8L), errCodes);
        assertEquals("timeout", function.record().getString("Outcome"));
        assertEquals(8, documents().getLast().getInteger("QuotaReadings"));
    }

    @Test
    void leavesAReadingWithoutAppidsAsItIs() {
        sandbox.accounts().replaceAll(new JsonArray().add(account("7", 3)));

        String result = function.invoke("{\"cloudcall.quotaWatch\":{}}");

        assertResult(result).isOk();
        assertFalse(new JsonObject(result).containsKey("apps"));
        assertEquals("7", documents().getFirst().getString("Account"));
        assertNull(documents().getFirst().getString("appId"));
        assertEquals(sandbox.appId(), function.record().getString("appId"));
        assertEquals(
                "Account SF (bizId 7): waybills left: 3, fewer than 100",
                function.log().strip());
    }
}
