package io.cloudcall.functional.quota;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.functional.events.EventFile;
import io.cloudcall.telemetry.EmbeddedMetricFormat;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the quota watch tells of the accounts that it reads. */
class QuotaWatchTest {
    private static final String EVENT = EventFile.read("quota-watch").encode();
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00.900Z");
    private static final String QUOTA = "AccountQuota[Function, DeliveryId, Account]";
    private static final String STATUS = "AccountStatus[Function, DeliveryId, Account]";
    private static final String AGE = "AccountAge[Function, DeliveryId, Account]";
    private static final String LOWEST = "LowestQuota[Function]";
    private static final String TROUBLED = "TroubledAccounts[Function]";
    private static final String ACCOUNTS = "Accounts[Function]";
    private static final String READINGS = "QuotaReadings[Function]";

    private final MockClock clock = MockClock.at(NOW);

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(clock);

    private final FunctionUnderTest function = sandbox.function();

    private static JsonObject account(String bizId, Object quota) {
        return new JsonObject()
                .put("biz_id", bizId)
                .put("delivery_id", "SF")
                .put("update_time", NOW.getEpochSecond() - 60)
                .put("status_code", 0)
                .put("alias", "")
                .put("quota_num", quota);
    }

    private static JsonObject named(String alias, String bizId) {
        return account(bizId, 500).put("alias", alias);
    }

    private void bound(JsonObject... accounts) {
        sandbox.accounts().replaceAll(new JsonArray(List.of((Object[]) accounts)));
    }

    private void answers(String body) {
        sandbox.respondNext(GET_ALL_ACCOUNT, body);
    }

    /** The documents of a reading of these accounts. */
    private List<JsonObject> read(JsonObject... accounts) {
        bound(accounts);
        return read();
    }

    /** The documents of a reading, less the invocation's own line, which is the last. */
    private List<JsonObject> read() {
        int before = function.records().size();
        function.invoke(EVENT);
        List<String> all = function.records();
        assertTrue(function.record().containsKey("Outcome"), "the invocation's line is there, and the last");
        return all.subList(before, all.size() - 1).stream().map(JsonObject::new).toList();
    }

    private static Map<String, Number> metrics(JsonObject document) {
        return EmbeddedMetricFormat.metrics(document);
    }

    private static List<String> names(List<JsonObject> documents) {
        return documents.stream()
                .map(document -> document.getString("Account"))
                .toList()
                .subList(0, documents.size() - 1);
    }

    private void assertTotals(Map<String, Number> expected, List<JsonObject> documents) {
        assertEquals(new TreeMap<>(expected), metrics(documents.getLast()));
    }

    @Test
    void tellsOfEachAccountAndOfAllTogether() {
        List<JsonObject> documents = read(account("7", 120), account("8", 3).put("status_code", 2));

        assertEquals(3, documents.size());
        assertEquals(Map.of(QUOTA, 120, STATUS, 0, AGE, 60), metrics(documents.get(0)));
        assertEquals(Map.of(QUOTA, 3, STATUS, 2, AGE, 60), metrics(documents.get(1)));
        assertTotals(Map.of(LOWEST, 3, TROUBLED, 1, ACCOUNTS, 2, READINGS, 1), documents);
    }

    @Test
    void writesADocumentThatIsALogLineToo() {
        JsonObject document = read(named("龙泉仓", "7")).get(0);

        JsonObject metadata = (JsonObject) document.remove("_aws");
        assertEquals(clock.millis(), metadata.getLong("Timestamp"));
        assertEquals(function.record().getString("AWSRequestId"), document.remove("AWSRequestId"));
        assertEquals(
                "{\"timestamp\":\"2026-03-01T00:00:00.900Z\",\"level\":\"INFO\",\"Function\":\"cloudcall\",\"DeliveryId\":\"SF\","
                        + "\"Account\":\"7\",\"alias\":\"龙泉仓\",\"bizId\":\"7\",\"AccountQuota\":500,\"AccountStatus\":0,"
                        + "\"AccountAge\":60}",
                document.encode());
    }

    @Test
    void answersWhatADirectCallGets() {
        assertEquals(function.invoke("{}"), function.invoke(EVENT));
    }

    @Test
    void tellsOfMoreAccountsThanADocumentHolds() {
        List<JsonObject> documents = read(IntStream.range(0, 150)
                .mapToObj(i -> account("biz-" + i, 1_000 - i))
                .toArray(JsonObject[]::new));

        assertEquals(151, documents.size());
        assertEquals(150, names(documents).stream().distinct().count());
        assertTotals(Map.of(LOWEST, 851, TROUBLED, 0, ACCOUNTS, 150, READINGS, 1), documents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\":0,\"list\":[]}", "{\"count\":0}", "{\"list\":null}", "{}"})
    void tellsThatThereAreNoAccounts(String body) {
        answers(body);

        List<JsonObject> documents = read();
        assertEquals(1, documents.size());
        assertTotals(Map.of(TROUBLED, 0, ACCOUNTS, 0, READINGS, 1), documents);
        assertEquals("", function.log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"list\":\"\"}", "{\"count\":3}", "{\"list\":{}}", "{\"count\":0,\"data\":[]}"})
    void takesNoOtherAnswerForAnEmptyList(String body) {
        answers(body);

        assertTotals(Map.of(READINGS, 0), read());
        assertEquals(
                "The quota watch found no list of accounts in WeChat's answer.",
                function.log().strip());
    }

    /** wx-server-sdk takes the page for a success, so the result is one. */
    @Test
    void takesThePageOfAProxyForAFailedReading() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(200, "text/html", "<html></html>"));

        assertTotals(Map.of(READINGS, 0), read());
        assertEquals("ok", function.record().getString("Outcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "-1", "\"\"", "\" \""})
    void knowsAccountsWithoutQuota(String quota) {
        answers("{\"list\":[{\"biz_id\":\"7\",\"delivery_id\":\"SF\",\"status_code\":0,\"quota_num\":" + quota + "}]}");

        List<JsonObject> documents = read();
        assertEquals(Map.of(STATUS, 0), metrics(documents.get(0)));
        assertTotals(Map.of(TROUBLED, 0, ACCOUNTS, 1, READINGS, 1), documents);
        assertEquals("", function.log());
    }

    @ParameterizedTest
    @CsvSource({
        "STO, 0, 0, false",
        "STO, 0, 1578552960, true",
        "STO, 7, 0, true",
        "SF, 0, 1578552960, false",
        "SF, 7, 1578552960, true",
        "NEW, 0, 1578552960, true"
    })
    void takesZeroWaybillsForNoQuotaIfItWasNeverReadOrTheCarrierSellsNone(
            String carrier, long quota, long moment, boolean hasQuota) {
        List<JsonObject> documents =
                read(account("7", quota).put("delivery_id", carrier).put("quota_update_time", moment));

        assertEquals(hasQuota, documents.get(0).containsKey("AccountQuota"));
        assertEquals(hasQuota, documents.get(1).containsKey("LowestQuota"));
        assertEquals(hasQuota, function.log().contains("waybills left"));
    }

    @Test
    void hasNoDocumentOfAnAccountWithoutAnyValue() {
        answers("{\"list\":[{\"biz_id\":\"7\",\"delivery_id\":\"SF\"}]}");

        List<JsonObject> documents = read();
        assertEquals(1, documents.size());
        assertTotals(Map.of(TROUBLED, 0, ACCOUNTS, 1, READINGS, 1), documents);
        assertEquals("", function.log());
    }

    @ParameterizedTest
    @CsvSource({"55, 55", "0, 0", "55.0, 55", "1e2, 100", "' 55 ', 55", "9007199254740992, 9007199254740992"})
    void readsWholeNumbersHoweverTheyAreSpelled(String spelled, long quota) {
        for (String json : List.of(spelled, "\"" + spelled + "\"")) {
            answers("{\"list\":[{\"biz_id\":\"7\",\"delivery_id\":\"STO\",\"quota_num\":" + json + "}]}");

            List<JsonObject> documents = read();
            assertEquals(quota, documents.get(0).getLong("AccountQuota"), json);
            assertEquals(quota, documents.get(1).getLong("LowestQuota"), json);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "12345678901234567",
                "99999999999999999999999999999999999999999999",
                "-12345678901234567",
                "\"1e999999999\"",
                "\"1e-999999999\"",
                "55.5",
                "\"many\"",
                "true",
                "{}",
                "[5]"
            })
    void leavesOutAndNamesWhatAMetricCannotHold(String number) {
        answers("{\"list\":[{\"biz_id\":\"7\",\"delivery_id\":\"SF\",\"status_code\":0,\"quota_num\":" + number
                + "}]}");

        List<JsonObject> documents = read();
        assertEquals(Map.of(STATUS, 0), metrics(documents.get(0)));
        assertTotals(Map.of(TROUBLED, 0, ACCOUNTS, 1, READINGS, 1), documents);
        assertEquals(
                "Account SF (bizId 7): no metric can tell quotaNum " + number,
                function.log().strip());
    }

    @Test
    void countsAStatusThatAMetricCannotHoldAsTrouble() {
        answers("{\"list\":[{\"biz_id\":\"7\",\"delivery_id\":\"SF\",\"status_code\":12345678901234567890}]}");

        assertTotals(Map.of(TROUBLED, 1, ACCOUNTS, 1, READINGS, 1), read());
        assertEquals(
                "Account SF (bizId 7): status 12345678901234567890; no metric can tell statusCode 12345678901234567890",
                function.log().strip());
    }

    @Test
    void countsAStatusThatCannotBeReadAsTrouble() {
        answers("{\"list\":[{\"biz_id\":\"7\",\"delivery_id\":\"SF\",\"status_code\":\"bound\"}]}");

        assertTotals(Map.of(TROUBLED, 1, ACCOUNTS, 1, READINGS, 1), read());
        assertEquals(
                "Account SF (bizId 7): status \"bound\"; no metric can tell statusCode \"bound\"",
                function.log().strip());
    }

    /** One field each, and the account beside it is reported all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"delivery_id\":{}",
                "\"alias\":[1]",
                "\"biz_id\":true",
                "\"create_time\":\"yesterday\"",
                "\"update_time\":99999999999999999999",
                "\"update_time\":{\"a\":[]}",
                "\"quota_update_time\":[]",
                "\"service_type\":\"none\"",
                "\"service_type\":[[],null,{\"service_type\":{}}]",
                "\"other\":{\"other\":[[]]}"
            })
    void reportsTheOthersBesideAnAccountOfOddFields(String field) {
        answers("{\"list\":[{" + field + "},{\"biz_id\":\"8\",\"delivery_id\":\"STO\",\"quota_num\":0}]}");

        List<JsonObject> documents = read();
        assertEquals(0, documents.getFirst().getLong("AccountQuota"));
        assertTotals(Map.of(LOWEST, 0, TROUBLED, 0, ACCOUNTS, 2, READINGS, 1), documents);
    }

    @ParameterizedTest
    @CsvSource({"-3600, 3600", "0, 0", "5, 0"})
    void givesTheAgeOfAnAccountWhichIsNeverNegative(long offset, long age) {
        JsonObject document = read(account("7", 500).put("update_time", NOW.getEpochSecond() + offset))
                .get(0);

        assertEquals(age, document.getLong("AccountAge"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void takesZeroForNoMoment(long updateTime) {
        assertFalse(
                read(account("7", 500).put("update_time", updateTime)).get(0).containsKey("AccountAge"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Shop 1 (north)|7|Shop 1 (north)
            ' Shop '|7|Shop
            ''|7|7
            龙泉仓|7|7
            :7|8|8
            Shop\t1|8|8
            Café|8|8
            龙泉仓|四川 50%|%E5%9B%9B%E5%B7%9D 50%25
            :a|:b|%3Ab
            龙|''|%E9%BE%99
            "\\|7|"\\
            """)
    void namesAnAccountByItsAliasOrByItsBizId(String alias, String bizId, String name) {
        assertEquals(List.of(name), names(read(named(alias, bizId))));
    }

    @ParameterizedTest
    @CsvSource({"1024, true", "1025, false"})
    void takesAnAliasOfUpTo1024Characters(int length, boolean isTaken) {
        String alias = "a".repeat(length);

        assertEquals(List.of(isTaken ? alias : "7"), names(read(named(alias, "7"))));
    }

    @Test
    void namesAccountsOfOneCompanyThatWouldShareANameByTheirBizIds() {
        assertEquals(List.of("1", "2", "b"), names(read(named("a", "1"), named("a", "2"), named("b", "3"))));
    }

    @Test
    void goesOnWithThoseThatThenShareANameWithAThird() {
        assertEquals(List.of("1", "2", "3"), names(read(named("a", "1"), named("a", "2"), named("1", "3"))));
    }

    @Test
    void letsAccountsOfDifferentCompaniesHaveTheSameName() {
        assertEquals(
                List.of("a", "a"), names(read(named("a", "1"), named("a", "2").put("delivery_id", "STO"))));
    }

    @Test
    void tellsOfAnAccountThatIsListedTwiceTwice() {
        List<JsonObject> documents = read(account("7", 5), account("7", 4).put("status_code", 3));

        assertEquals(List.of("7", "7"), names(documents));
        assertTotals(Map.of(LOWEST, 4, TROUBLED, 1, ACCOUNTS, 2, READINGS, 1), documents);
    }

    @Test
    void countsButCannotNameAnAccountWithoutANameOrACompany() {
        List<JsonObject> documents =
                read(named("", " "), named("a", "1").put("delivery_id", null), named("", "四".repeat(114)));

        assertEquals(List.of(), names(documents));
        assertTotals(Map.of(LOWEST, 500, TROUBLED, 0, ACCOUNTS, 3, READINGS, 1), documents);
        String why = ": no metric can tell of it, for want of a deliveryId, or of an alias or bizId that fits";
        assertEquals(
                List.of("Account SF (bizId )" + why, "Account  a (bizId 1)" + why),
                function.log().lines().toList().subList(0, 2));
    }

    @Test
    void encodesACompanysNameToo() {
        JsonObject document = read(account("7", 500).put("delivery_id", "顺丰")).get(0);

        assertEquals("%E9%A1%BA%E4%B8%B0", document.getString("DeliveryId"));
    }

    @Test
    void leavesOutEntriesThatAreNoAccounts() {
        answers("{\"list\":[null,7,{\"biz_id\":\"7\",\"delivery_id\":\"SF\",\"quota_num\":200}]}");

        List<JsonObject> documents = read();
        assertEquals(2, documents.size());
        assertTotals(Map.of(LOWEST, 200, TROUBLED, 0, ACCOUNTS, 1, READINGS, 1), documents);
    }

    @Test
    void countsFewerAccountsWhenOneVanishes() {
        read(account("7", 500), account("8", 5));

        List<JsonObject> documents = read(account("7", 500));
        assertEquals(List.of("7"), names(documents));
        assertTotals(Map.of(LOWEST, 500, TROUBLED, 0, ACCOUNTS, 1, READINGS, 1), documents);
    }

    @Test
    void warnsOfAccountsThatNeedALook() {
        read(
                named("龙泉仓", "四川成都").put("quota_num", 99),
                account("2", 100),
                account("3", 0).put("delivery_id", "STO").put("status_code", 1),
                account("4", 500).put("status_code", 2),
                account("5", -1).put("status_code", 3),
                account("6", -1).put("status_code", 9));

        assertEquals("""
                Account SF 龙泉仓 (bizId 四川成都): waybills left: 99, fewer than 100
                Account STO (bizId 3): waybills left: 0, fewer than 100; status 1 (in review)
                Account SF (bizId 4): status 2 (failed)
                Account SF (bizId 5): status 3 (unbound)
                Account SF (bizId 6): status 9
                """, function.log());
    }

    @Test
    void warnsInOneLineOfBoundedLength() {
        read(named("a\nERROR b", "四".repeat(2_000)).put("quota_num", 1));

        assertEquals(
                "Account SF a ERROR b (bizId " + "四".repeat(100) + "…): waybills left: 1, fewer than 100\n",
                function.log());
        assertTrue(function.records().stream().allMatch(line -> line.length() < 2_000));
    }

    @Test
    void sparesNobodyASecretThatWeChatEchoes() {
        function.invoke("{}");
        read(named(sandbox.lastToken(), "7").put("quota_num", 1));

        assertTrue(function.log().contains("Account SF *** (bizId 7)"), function.log());
    }

    @Test
    void tellsOfAFailedReadingWithoutAnyValueOfAccounts() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(48001, "api unauthorized rid: 1-2"));

        List<JsonObject> documents = read();
        assertEquals(1, documents.size());
        assertTotals(Map.of(READINGS, 0), documents);
        assertEquals("ERROR", documents.get(0).getString("level"));
        assertEquals("credential", function.record().getString("Outcome"));
        assertTrue(function.log().contains("api unauthorized"), function.log());
    }

    @Test
    void returnsTheErrorOfAFailedReading() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(48001, "api unauthorized"));

        assertResult(function.invoke(EVENT)).isError(48001, "api unauthorized");
    }

    @Test
    void tellsNothingOfOtherCalls() {
        bound(account("7", 1));
        function.invoke("{}");
        function.invoke(EventFile.read("schedule-scheduler").encode());

        assertEquals(2, function.records().size());
        assertEquals("", function.log());
    }
}
