package io.cloudcall.tools.sandbox.logistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class GetAllDeliveryTest {
    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    @Test
    void listsTheCompaniesWithoutAnErrcode() throws Exception {
        JsonObject response = sandbox.get("business/delivery/getall");

        assertEquals(Set.of("count", "data"), response.fieldNames());
        assertEquals(14, response.getInteger("count"));
        assertEquals(
                Set.of(
                        "YTO", "ZTO", "BEST", "YUNDA", "SF", "EMS", "PJ", "DB", "STO", "ANE", "UCE", "JDL", "HHTT",
                        "JTSD"),
                response.getJsonArray("data").stream()
                        .map(company -> ((JsonObject) company).getString("delivery_id"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void listsCarriersForCashAndWithQuota() throws Exception {
        JsonArray data = sandbox.get("business/delivery/getall").getJsonArray("data");

        assertEquals(
                JsonObject.of(
                        "delivery_id",
                        "DB",
                        "delivery_name",
                        "德邦快递",
                        "can_use_cash",
                        1,
                        "can_get_quota",
                        0,
                        "service_type",
                        JsonArray.of(
                                JsonObject.of("service_type", 1, "service_name", "大件快递3.60"),
                                JsonObject.of("service_type", 2, "service_name", "特准快件")),
                        "cash_biz_id",
                        "DB_CASH"),
                data.getJsonObject(7));
        assertEquals(1, data.getJsonObject(8).getInteger("can_get_quota"));
    }
}
