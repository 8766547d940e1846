package io.cloudcall.functional.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts whose fields are not what WeChat documents. */
class OddAccountTest extends QuotaWatchFixture {
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
        answers("""
                {"list":[{"biz_id":"7","delivery_id":"SF","status_code":12345678901234567890}]}""");

        assertTotals(Map.of(TROUBLED, 1, ACCOUNTS, 1, READINGS, 1), read());
        assertEquals(
                "Account SF (bizId 7): status 12345678901234567890; no metric can tell statusCode 12345678901234567890",
                function.log().strip());
    }

    @Test
    void countsAStatusThatCannotBeReadAsTrouble() {
        answers("""
                {"list":[{"biz_id":"7","delivery_id":"SF","status_code":"bound"}]}""");

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

    @Test
    void leavesOutEntriesThatAreNoAccounts() {
        answers("""
                {"list":[null,7,{"biz_id":"7","delivery_id":"SF","quota_num":200}]}""");

        List<JsonObject> documents = read();
        assertEquals(2, documents.size());
        assertTotals(Map.of(LOWEST, 200, TROUBLED, 0, ACCOUNTS, 1, READINGS, 1), documents);
    }
}
