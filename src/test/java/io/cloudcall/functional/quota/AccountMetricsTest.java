package io.cloudcall.functional.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of an account: its quota, its status and its age. */
class AccountMetricsTest extends QuotaWatchFixture {
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
    void takesZeroForNoQuotaIfUnreadOrUnsold(String carrier, long quota, long moment, boolean hasQuota) {
        List<JsonObject> documents =
                read(account("7", quota).put("delivery_id", carrier).put("quota_update_time", moment));

        assertEquals(hasQuota, documents.get(0).containsKey("AccountQuota"));
        assertEquals(hasQuota, documents.get(1).containsKey("LowestQuota"));
        assertEquals(hasQuota, function.log().contains("waybills left"));
    }

    @Test
    void hasNoDocumentOfAnAccountWithoutAnyValue() {
        answers("""
                {"list":[{"biz_id":"7","delivery_id":"SF"}]}""");

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
}
