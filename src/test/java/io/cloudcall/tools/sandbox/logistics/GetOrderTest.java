package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One order, and many at once. */
final class GetOrderTest {
    private static final String ONE = "business/order/get";
    private static final String MANY = "business/order/batchget";
    private static final String PART = "<section><h1>STO0000000000001</h1><p>王小蒙</p></section>";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    @BeforeEach
    void addAnOrder() throws Exception {
        sandbox.addOrder(SampleOrder.of("1"));
    }

    @Test
    void givesTheOrderBackWithoutAnErrcode() throws Exception {
        JsonObject response = sandbox.post(ONE, named());

        assertEquals(
                List.of("print_html", "waybill_data", "delivery_id", "waybill_id", "order_id", "order_status"),
                List.copyOf(response.fieldNames()));
        assertEquals("STO", response.getString("delivery_id"));
        assertEquals("STO0000000000001", response.getString("waybill_id"));
        assertEquals("1", response.getString("order_id"));
        assertEquals(0, response.getInteger("order_status"));
        assertEquals(
                "STO_bagAddr",
                response.getJsonArray("waybill_data").getJsonObject(0).getString("key"));
    }

    @Test
    void findsNoOrderOfAnotherUser() throws Exception {
        assertRefused(40003, "invalid openid", sandbox.post(ONE, named().put("openid", "oANOTHER")));
    }

    @Test
    void ignoresTheOpenidInMany() throws Exception {
        JsonObject wanted = JsonObject.of("order_list", JsonArray.of(named().put("openid", "oANOTHER")));

        JsonObject found = sandbox.post(MANY, wanted).getJsonArray("order_list").getJsonObject(0);
        assertEquals(0, found.getInteger("errcode"));
    }

    @Test
    void printsTwoPartsUnlessOneIsAskedFor() throws Exception {
        assertEquals(PART + PART, html(sandbox.post(ONE, named())));
        assertEquals(PART + PART, html(sandbox.post(ONE, named().put("print_type", 0))));
        assertEquals(PART, html(sandbox.post(ONE, named().put("print_type", 1))));
    }

    @Test
    void findsAnOrderWithoutItsWaybill() throws Exception {
        JsonObject request = named();
        request.remove("waybill_id");

        assertEquals("STO0000000000001", sandbox.post(ONE, request).getString("waybill_id"));
    }

    @ParameterizedTest
    @CsvSource({"order_id,other", "delivery_id,SF", "waybill_id,other"})
    void findsNoOtherOrder(String field, String value) throws Exception {
        assertRefused(9300528, "invalid waybill_id", sandbox.post(ONE, named().put(field, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order_id", "delivery_id"})
    void refusesAMissingField(String field) throws Exception {
        assertRefused(930561, "args error", sandbox.post(ONE, named().put(field, "")));
    }

    @Test
    void givesManyBackEachWithAnErrcode() throws Exception {
        sandbox.addOrder(SampleOrder.of("2"));
        JsonObject missing = JsonObject.of("order_id", "3", "delivery_id", "STO");

        JsonObject response = sandbox.post(
                MANY,
                JsonObject.of(
                        "order_list", JsonArray.of(JsonObject.of("order_id", "2", "delivery_id", "STO"), missing)));

        assertEquals(Set.of("order_list"), response.fieldNames());
        JsonObject found = response.getJsonArray("order_list").getJsonObject(0);
        assertEquals(0, found.getInteger("errcode"));
        assertEquals("ok", found.getString("errmsg"));
        assertEquals("STO0000000000002", found.getString("waybill_id"));
        assertEquals(0, found.getInteger("order_status"));
        assertEquals(
                JsonObject.of("errcode", 9300528, "errmsg", "invalid waybill_id")
                        .mergeIn(missing),
                response.getJsonArray("order_list").getJsonObject(1));
    }

    @Test
    void takesAHundredAndNoMore() throws Exception {
        JsonArray hundred = new JsonArray(Collections.nCopies(100, named()));
        assertEquals(100, batch(hundred).getJsonArray("order_list").size());

        assertRefused(930561, "args error", batch(hundred.copy().add(named())));
    }

    @Test
    void refusesAListThatIsMissingOrNone() throws Exception {
        assertRefused(930561, "args error", sandbox.post(MANY, "{}"));
        assertRefused(47001, "data format error", sandbox.post(MANY, "{\"order_list\":{}}"));
    }

    private JsonObject batch(JsonArray list) throws Exception {
        return sandbox.post(MANY, JsonObject.of("order_list", list));
    }

    private JsonObject named() {
        return SampleOrder.reference(sandbox.order("1"));
    }

    private static String html(JsonObject response) {
        return new String(Base64.getDecoder().decode(response.getString("print_html")), StandardCharsets.UTF_8);
    }
}
