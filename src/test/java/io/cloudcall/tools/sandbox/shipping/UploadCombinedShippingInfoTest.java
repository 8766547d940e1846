package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertErrcode;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertOk;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class UploadCombinedShippingInfoTest {
    private static final String API = "upload_combined_shipping_info";

    @RegisterExtension
    private final ShippingSandbox sandbox = new ShippingSandbox();

    private static JsonObject combined(String... tradeNos) {
        JsonArray parts = new JsonArray(List.of(tradeNos).stream()
                .map(UploadCombinedShippingInfoTest::part)
                .toList());
        return new JsonObject()
                .put("order_key", key("whole"))
                .put("sub_orders", parts)
                .put("upload_time", "2022-12-15T13:29:35.120+08:00")
                .put("payer", JsonObject.of("openid", "ogqztkPsejM9MQAFfwCQSCi4oNg3"));
    }

    private static JsonObject part(String tradeNo) {
        return new JsonObject()
                .put("order_key", key(tradeNo))
                .put("delivery_mode", 2)
                .put("logistics_type", 1)
                .put("is_all_delivered", true)
                .put(
                        "shipping_list",
                        JsonArray.of(SampleUpload.parcel(tradeNo + "-1"), SampleUpload.parcel(tradeNo + "-2")));
    }

    private static JsonObject key(String tradeNo) {
        return JsonObject.of("order_number_type", 1, "mchid", "fake-mchid-123", "out_trade_no", tradeNo);
    }

    private int state(String tradeNo) throws Exception {
        JsonObject query = JsonObject.of("merchant_id", "fake-mchid-123", "merchant_trade_no", tradeNo);
        return sandbox.post("get_order", query).getJsonObject("order").getInteger("order_state");
    }

    @Test
    void shipsEachPart() throws Exception {
        assertOk(sandbox.post(API, combined("a", "b")));

        assertEquals(2, state("a"));
        assertEquals(2, state("b"));
        assertEquals(1, state("whole"), "it is no payment of its own");
    }

    @Test
    void shipsAllPartsOrNone() throws Exception {
        int before = sandbox.shipping().orders().size();

        assertRefused(10060001, "支付单不存在", sandbox.post(API, combined("a", "unpaid-b")));

        assertEquals(before, sandbox.shipping().orders().size());
    }

    @Test
    void needsPaymentsOfOneTypeOfNumber() throws Exception {
        JsonObject mixed = combined("a");
        mixed.put("order_key", JsonObject.of("order_number_type", 2, "transaction_id", "t"));
        assertRefused(10060014, "参数错误", sandbox.post(API, mixed));

        assertErrcode(10060001, sandbox.post(API, combined("a").put("order_key", key("unpaid"))));
        assertErrcode(10060014, sandbox.post(API, combined("a").putNull("sub_orders")));
        assertErrcode(268485216, sandbox.post(API, combined("a").put("upload_time", "today")));
    }
}
