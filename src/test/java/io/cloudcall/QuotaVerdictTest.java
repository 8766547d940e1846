package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.client.ClientUnderTest;
import io.cloudcall.client.CloudCallClient;
import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.events.EventFile;
import io.cloudcall.tools.cli.CommandUnderTest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that metrics, table and client agree on the quota of an account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotaVerdictTest {
    private static final String EVENT = EventFile.read("quota-watch").encode();

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final FunctionUnderTest function = FunctionUnderTest.at(sandbox);

    @AutoClose
    private final CloudCallClient cloudCall = ClientUnderTest.at(sandbox).build();

    /** As lists of at most one number: AccountQuota, LowestQuota. */
    private List<List<BigDecimal>> ofTheMetrics() {
        int before = function.records().size();
        function.invoke(EVENT);
        List<String> lines = function.records();
        List<JsonObject> documents = lines.subList(before, lines.size() - 1).stream()
                .map(JsonObject::new)
                .toList();
        return List.of(
                number(documents.getFirst().getLong("AccountQuota")),
                number(documents.getLast().getLong("LowestQuota")));
    }

    private static List<BigDecimal> number(@Nullable Long metric) {
        return metric == null ? List.of() : List.of(BigDecimal.valueOf(metric));
    }

    /** Returns what stands between status and date. */
    private List<BigDecimal> ofTheTable() throws Exception {
        CommandUnderTest command = new CommandUnderTest().against(sandbox);
        assertEquals(0, command.run("accounts --low 0"));
        String quota = command.out().lines().toList().get(1).replaceFirst(".* bound +(\\S+).*", "$1");
        return quota.equals("–") ? List.of() : List.of(new BigDecimal(quota));
    }

    private List<BigDecimal> ofTheClient() {
        return cloudCall.logistics().getAllAccount().list().getFirst().remainingQuota().stream()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "SF, 0, 1578552960,",
        "DB, 0, 1578552960,",
        "EMS, 0, 1578552960,",
        "JDL, 0, 1578552960,",
        "' SF ', 0, 1578552960,",
        "SF, 0, 0,",
        "SF, 0, null,",
        "SF, -1, 1578552960,",
        "SF, 55, 1578552960, 55",
        "SF, 55, 0, 55",
        "STO, 0, 1578552960, 0",
        "YTO, 0, '\"1578552960\"', 0",
        "ZTO, '\"0\"', 1578552960, 0",
        "YUNDA, 0.0, 1578552960, 0",
        "STO, 0, 0,",
        "STO, 0, '\"0\"',",
        "STO, 0, -1,",
        "STO, 0, null, 0",
        "STO, 0, '\"soon\"', 0",
        "STO, 0, 99999999999999999999, 0",
        "STO, -1, 1578552960,",
        "STO, null, 1578552960,",
        "STO, '\"\"', 1578552960,",
        "STO, '\"many\"', 1578552960,",
        "STO, {}, 1578552960,",
        "STO, 2, 1578552960, 2",
        "NEW, 0, 1578552960, 0",
        "NEW, 0, 0,",
    })
    void isTheSameForMetricsTableAndClient(String carrier, String quota, String time, @Nullable String expected)
            throws Exception {
        sandbox.accounts()
                .replaceAll(new JsonArray("[{\"delivery_id\":\"" + carrier
                        + "\",\"biz_id\":\"7\",\"status_code\":0,\"quota_num\":" + quota + ",\"quota_update_time\":"
                        + time + "}]"));
        List<BigDecimal> verdict = expected == null ? List.of() : List.of(new BigDecimal(expected));

        assertEquals(List.of(verdict, verdict), ofTheMetrics());
        assertEquals(verdict, ofTheTable());
        assertEquals(
                verdict,
                ofTheClient().stream().map(BigDecimal::stripTrailingZeros).toList());
    }
}
