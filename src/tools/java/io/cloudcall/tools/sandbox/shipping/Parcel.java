package io.cloudcall.tools.sandbox.shipping;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A parcel of a shipment. Immutable.
 *
 * @param content the element of {@code shipping_list} that was uploaded
 * @param uploadedAt the {@code upload_time} of the request
 */
public record Parcel(JsonObject content, Instant uploadedAt) {

    @Override
    public JsonObject content() {
        return content.copy();
    }

    String itemDesc() {
        return content.getString("item_desc");
    }

    boolean hasContentOf(Parcel other) {
        return content.equals(other.content);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("tracking_no", content.getString("tracking_no", ""))
                .put("express_company", content.getString("express_company", ""))
                .put("goods_desc", itemDesc())
                .put("upload_time", uploadedAt.getEpochSecond())
                .put(
                        "contact",
                        content.getJsonObject("contact", new JsonObject()).copy());
    }
}
