package io.cloudcall.functional.quota;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.events.EventFile;
import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metrics of a reading, and of a reading that fails. */
class QuotaWatchTest extends QuotaWatchFixture {
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

    @Test
    void countsFewerAccountsWhenOneVanishes() {
        read(account("7", 500), account("8", 5));

        List<JsonObject> documents = read(account("7", 500));
        assertEquals(List.of("7"), names(documents));
        assertTotals(Map.of(LOWEST, 500, TROUBLED, 0, ACCOUNTS, 1, READINGS, 1), documents);
    }

    @Test
    void tellsNothingOfOtherCalls() {
        bound(account("7", 1));
        function.invoke("{}");
        function.invoke(EventFile.read("schedule-scheduler").encode());

        assertEquals(2, function.records().size());
        assertEquals("", function.log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"list\":\"\"}", "{\"count\":3}", "{\"list\":{}}", "{\"count\":0,\"data\":[]}"})
    void takesNoOtherAnswerForAnEmptyList(String body) {
        answers(body);

        assertTotals(Map.of(READINGS, 0), read());
        assertEquals(
                "The quota watch found no list of accounts in WeChat's response: look for a proxy that responds in its place.",
                function.log().strip());
    }

    /** wx-server-sdk takes the page for a success, so the result is one. */
    @Test
    void takesThePageOfAProxyForAFailedReading() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(200, "text/html", "<html></html>"));

        assertTotals(Map.of(READINGS, 0), read());
        assertEquals("ok", function.record().getString("Outcome"));
    }

    @Test
    void hasNoAccountValuesOfAFailedReading() {
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
}
