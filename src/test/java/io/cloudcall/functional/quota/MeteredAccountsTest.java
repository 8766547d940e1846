package io.cloudcall.functional.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ceiling of accounts with metrics of their own, each of which CloudWatch bills. */
class MeteredAccountsTest extends QuotaWatchFixture {
    private static final int MAX_ACCOUNTS = 500;

    private List<String> metered(Stream<JsonObject> accounts) {
        List<JsonObject> shuffled = new ArrayList<>(accounts.toList());
        Collections.shuffle(shuffled, new Random(1));
        return names(read(shuffled.toArray(JsonObject[]::new)));
    }

    private static Stream<JsonObject> withQuotas(int start, int end) {
        return IntStream.range(start, end).mapToObj(quota -> account(String.valueOf(quota), quota));
    }

    private static List<String> range(int start, int end) {
        return IntStream.range(start, end).mapToObj(String::valueOf).toList();
    }

    @Test
    void metersAsManyAccountsAsTheCeilingInTheirOrder() {
        List<JsonObject> documents = read(withQuotas(500, 500 + MAX_ACCOUNTS).toArray(JsonObject[]::new));

        assertEquals(range(500, 500 + MAX_ACCOUNTS), names(documents));
        assertEquals("", function.log());
    }

    @Test
    void metersTheLowestQuotasOfMore() {
        assertEquals(range(500, 500 + MAX_ACCOUNTS), metered(withQuotas(500, 1_500)));
        assertEquals("""
                The quota watch has metrics of 500 of 1000 accounts, those with the lowest quotas, since CloudWatch bills each: \
                LowestQuota, TroubledAccounts and Accounts count all.
                """, function.log());
    }

    @Test
    void countsAndNamesTheOthersAsBefore() {
        String accounts = IntStream.range(200, 12_199)
                .mapToObj(quota -> "{\"biz_id\":\"" + quota + "\",\"delivery_id\":\"SF\",\"quota_num\":" + quota + "}")
                .collect(Collectors.joining(","));
        answers("{\"list\":[" + accounts + ",{\"biz_id\":\"7\",\"delivery_id\":\"SF\",\"status_code\":2}]}");

        List<JsonObject> documents = read();

        assertEquals(range(200, 200 + MAX_ACCOUNTS), names(documents));
        assertTotals(Map.of(LOWEST, 200, TROUBLED, 1, ACCOUNTS, 12_000, READINGS, 1), documents);
        assertEquals(
                "Account SF (bizId 7): status 2 (failed)",
                function.log().lines().toList().getLast());
    }

    @Test
    void metersAccountsWithoutQuotaLastAndTheTroubledOfThemFirst() {
        Stream<JsonObject> troubled = Stream.of(account("in-review", -1).put("status_code", 1));
        Stream<JsonObject> others = IntStream.range(0, 10).mapToObj(i -> account("none-" + i, -1));

        assertEquals(
                Stream.concat(range(500, 499 + MAX_ACCOUNTS).stream(), Stream.of("in-review"))
                        .toList(),
                metered(Stream.of(withQuotas(500, 499 + MAX_ACCOUNTS), others, troubled)
                        .flatMap(each -> each)));
    }
}
