package io.cloudcall.tools.sandbox.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.FamilySandbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;

/** A sandbox whose shipping management is called. */
final class ShippingSandbox extends FamilySandbox {
    static final Instant START = Instant.parse("2022-12-15T00:00:00Z");

    /** The number of WeChat's own sample. */
    static final String TRANSACTION = "fake-transid-20221214190427-1";

    ShippingSandbox() {
        super("/wxa/sec/order/", START);
    }

    JsonObject upload(JsonObject body) throws IOException, InterruptedException {
        return post("upload_shipping_info", body);
    }

    /** Returns WeChat's answer about the payment of the sample. */
    JsonObject order() throws IOException, InterruptedException {
        return post("get_order", JsonObject.of("transaction_id", TRANSACTION)).getJsonObject("order");
    }

    ShippingApi shipping() {
        return server().shipping();
    }

    static void assertErrcode(int errcode, JsonObject response) {
        assertEquals(errcode, response.getInteger("errcode"), response.encode());
    }
}
