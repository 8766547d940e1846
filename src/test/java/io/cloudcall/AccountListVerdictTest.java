package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.client.ClientUnderTest;
import io.cloudcall.client.CloudCallClient;
import io.cloudcall.client.CloudCallException;
import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.events.EventFile;
import io.cloudcall.tools.cli.CommandUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that metrics, table and client accept the same responses as lists of accounts. */
class AccountListVerdictTest {
    private static final String PATH = "/cgi-bin/express/business/account/getall";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    private void respond(String body) {
        sandbox.faults().next(PATH, Fault.respond(200, "application/json", body));
    }

    private boolean isListForTheMetrics() {
        try (FunctionUnderTest function = FunctionUnderTest.at(sandbox)) {
            function.invoke(EventFile.read("quota-watch").encode());
            List<String> records = function.records();
            return new JsonObject(records.get(records.size() - 2)).getInteger("QuotaReadings") == 1;
        }
    }

    private boolean isListForTheTable() throws Exception {
        return new CommandUnderTest().against(sandbox).run("accounts") == 0;
    }

    private boolean isListForTheClient() {
        try (CloudCallClient client = ClientUnderTest.at(sandbox).build()) {
            return client.logistics().getAllAccount().list() != null;
        } catch (CloudCallException failed) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|true",
                "{\"count\":0}|true",
                "{\"list\":null}|true",
                "{\"count\":0,\"list\":null}|true",
                "{\"list\":[],\"more\":1}|true",
                "{\"list\":[{}]}|true",
                "{\"count\":2,\"list\":[null,{\"biz_id\":\"7\"}]}|true",
                "{\"list\":[7]}|false",
                "{\"count\":1,\"list\":{\"0\":{\"biz_id\":\"7\"}}}|false",
                "{\"list\":\"\"}|false",
                "{\"count\":3}|false",
                "{\"list\":null,\"more\":1}|false",
                "{\"count\":0,\"data\":[]}|false",
                "{\"other\":1}|false",
            })
    void isTheSameForMetricsTableAndClient(String body, boolean isList) throws Exception {
        respond(body);
        boolean metrics = isListForTheMetrics();
        respond(body);
        boolean table = isListForTheTable();
        respond(body);

        assertEquals(List.of(isList, isList, isList), List.of(metrics, table, isListForTheClient()));
    }
}
