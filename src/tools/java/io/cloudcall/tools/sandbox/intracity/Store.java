package io.cloudcall.tools.sandbox.intracity;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A store (门店), from which deliveries leave. Immutable.
 *
 * @param id WeChat's number, {@code wx_store_id}
 * @param outId the shop's number, {@code out_store_id}
 * @param name the name, empty if it has none
 * @param preferred the company that is to carry its deliveries, or null if the cheapest is
 * @param address the address as it was given, {@code address_info}
 */
public record Store(
        String id, String outId, String name, @Nullable DeliveryService preferred, JsonObject address) {

    @Override
    public JsonObject address() {
        return address.copy();
    }

    Location location() {
        return new Location(
                ((Number) address.getValue("lng")).doubleValue(), ((Number) address.getValue("lat")).doubleValue());
    }

    String phone() {
        return address.getString("phone");
    }

    /** Returns the parts of the address in one text. */
    String fullAddress() {
        return address.getString("province")
                + address.getString("city")
                + address.getString("area")
                + address.getString("street", "")
                + address.getString("house");
    }

    Quote quote(Location receiver) {
        DeliveryService service = preferred == null ? DeliveryService.cheapest() : preferred;
        int meters = location().metersTo(receiver);
        return new Quote(service, meters, service.fee(meters));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("wx_store_id", id)
                .put("out_store_id", outId)
                .put("city_id", City.of(address.getString("city")).code())
                .put("address_info", address())
                .put("order_pattern", preferred == null ? StoreReader.CHEAPEST : StoreReader.PREFERRED)
                .put("service_trans_prefer", preferred == null ? "" : preferred.name());
    }
}
