package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertErrcode;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertOk;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GetOrderListTest {
    @RegisterExtension
    private final ShippingSandbox sandbox = new ShippingSandbox();

    /** Beside the two payments of every sandbox, there is one that was paid a minute later and is shipped. */
    @BeforeEach
    void shipAThird() throws Exception {
        sandbox.clock().advance(Duration.ofMinutes(1));
        assertOk(sandbox.upload(SampleUpload.unified()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|sandbox-1 sandbox-2 sandbox-3",
                "{'order_state':1}|sandbox-1 sandbox-2",
                "{'order_state':2}|sandbox-3",
                "{'order_state':5}|''",
                "{'openid':'ogqztkPsejM9MQAFfwCQSCi4oNg3'}|sandbox-3",
                "{'openid':'oNoPayer'}|''",
                "{'pay_time_range':{}}|sandbox-1 sandbox-2 sandbox-3",
                "{'pay_time_range':{'begin_time':1671062401}}|sandbox-3",
                "{'pay_time_range':{'begin_time':1671062400,'end_time':1671062400}}|sandbox-1 sandbox-2",
                "{'pay_time_range':{'end_time':1671062399}}|''",
                "{'page_size':1}|sandbox-1"
            })
    void filters(String query, String tradeNos) throws Exception {
        assertEquals(tradeNos, String.join(" ", tradeNos(list(query))));
    }

    @Test
    void pages() throws Exception {
        JsonObject first = list("{'page_size':2}");
        JsonObject second = list("{'page_size':2,'last_index':'" + first.getString("last_index") + "'}");

        assertEquals(List.of("sandbox-1", "sandbox-2"), tradeNos(first));
        assertEquals(true, first.getBoolean("has_more"));
        assertEquals(List.of("sandbox-3"), tradeNos(second));
        assertEquals(false, second.getBoolean("has_more"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "00000000000000000g", "000000000000000004", "fffffffffffffffff0"})
    void refusesAnIndexThatItDidNotReturn(String lastIndex) throws Exception {
        assertRefused(10060011, "last_index 不合法", list("{'last_index':'" + lastIndex + "'}"));
    }

    @Test
    void refusesAnEmptyPage() throws Exception {
        assertErrcode(10060014, list("{'page_size':0}"));
    }

    @Test
    void needsANumberForOneOrder() throws Exception {
        assertErrcode(10060014, sandbox.post("get_order", "{}"));
        assertErrcode(10060014, sandbox.post("get_order", "{\"merchant_id\":\"1900000109\"}"));
    }

    private JsonObject list(String query) throws Exception {
        return sandbox.post("get_order_list", query.replace('\'', '"'));
    }

    private static List<String> tradeNos(JsonObject response) {
        assertEquals(0, response.getInteger("errcode"), response.encode());
        return response.getJsonArray("order_list").stream()
                .map(order -> ((JsonObject) order).getString("merchant_trade_no"))
                .toList();
    }
}
