package io.cloudcall.functional.quota;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.functional.events.EventFile;
import io.cloudcall.telemetry.EmbeddedMetricFormat;
import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A quota watch of the accounts that a test has bound, and its metrics and warnings. */
abstract class QuotaWatchFixture {
    static final String EVENT = EventFile.read("quota-watch").encode();
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00.900Z");
    static final String QUOTA = "AccountQuota[Function, DeliveryId, Account]";
    static final String STATUS = "AccountStatus[Function, DeliveryId, Account]";
    static final String AGE = "AccountAge[Function, DeliveryId, Account]";
    static final String LOWEST = "LowestQuota[Function]";
    static final String TROUBLED = "TroubledAccounts[Function]";
    static final String ACCOUNTS = "Accounts[Function]";
    static final String READINGS = "QuotaReadings[Function]";

    final MockClock clock = MockClock.at(NOW);

    @RegisterExtension
    final SandboxExtension sandbox = SandboxExtension.create(clock);

    final FunctionUnderTest function = sandbox.function();

    static JsonObject account(String bizId, Object quota) {
        return new JsonObject()
                .put("biz_id", bizId)
                .put("delivery_id", "SF")
                .put("update_time", NOW.getEpochSecond() - 60)
                .put("status_code", 0)
                .put("alias", "")
                .put("quota_num", quota);
    }

    static JsonObject named(String alias, String bizId) {
        return account(bizId, 500).put("alias", alias);
    }

    void bound(JsonObject... accounts) {
        sandbox.accounts().replaceAll(new JsonArray(List.of((Object[]) accounts)));
    }

    void answers(String body) {
        sandbox.respondNext(GET_ALL_ACCOUNT, body);
    }

    /** Returns the documents of a reading of these accounts. */
    List<JsonObject> read(JsonObject... accounts) {
        bound(accounts);
        return read();
    }

    /** Returns the documents of a reading, less the invocation's own line, which is the last. */
    List<JsonObject> read() {
        int before = function.records().size();
        function.invoke(EVENT);
        List<String> all = function.records();
        assertTrue(function.record().containsKey("Outcome"), "the invocation's line is there, and the last");
        return all.subList(before, all.size() - 1).stream().map(JsonObject::new).toList();
    }

    static Map<String, Number> metrics(JsonObject document) {
        return EmbeddedMetricFormat.metrics(document);
    }

    static List<String> names(List<JsonObject> documents) {
        return documents.stream()
                .map(document -> document.getString("Account"))
                .toList()
                .subList(0, documents.size() - 1);
    }

    void assertTotals(Map<String, Number> expected, List<JsonObject> documents) {
        assertEquals(new TreeMap<>(expected), metrics(documents.getLast()));
    }
}
