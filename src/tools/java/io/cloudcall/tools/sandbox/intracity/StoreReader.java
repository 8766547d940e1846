package io.cloudcall.tools.sandbox.intracity;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's rules for what a store is made of. Assumed: a new store needs {@code out_store_id} and {@code address_info},
 * which the table calls optional but the text around it does not.
 */
final class StoreReader {

    /** The values of {@code order_pattern}: the lowest price, or a preferred company. */
    static final int CHEAPEST = 1;

    static final int PREFERRED = 2;

    private static final List<String> REQUIRED = List.of("province", "city", "area", "house");
    private static final Pattern PHONE = Pattern.compile("[0-9][0-9-]{6,12}");

    private StoreReader() {}

    static Store create(IntracityRequest fields, String id) {
        return new Store(
                id,
                fields.text("out_store_id"),
                fields.optionalText("store_name"),
                preferred(fields, CHEAPEST),
                address(fields.object("address_info")));
    }

    /** Returns the store with the fields that are given. */
    static Store update(Store store, IntracityRequest content) {
        int pattern = store.preferred() == null ? CHEAPEST : PREFERRED;
        return new Store(
                store.id(),
                store.outId(),
                content.has("store_name") ? content.text("store_name") : store.name(),
                content.has("order_pattern") ? preferred(content, pattern) : store.preferred(),
                content.has("address_info") ? address(content.object("address_info")) : store.address());
    }

    static String phone(IntracityRequest fields, String name) {
        String phone = fields.text(name);
        if (!PHONE.matcher(phone).matches()) {
            throw IntracityRequest.error(name);
        }
        return phone;
    }

    private static @Nullable DeliveryService preferred(IntracityRequest fields, int fallback) {
        return switch (fields.optionalWhole("order_pattern", fallback)) {
            case CHEAPEST -> null;
            case PREFERRED -> DeliveryService.of(fields.text("service_trans_prefer"));
            default -> throw IntracityRequest.error("order_pattern");
        };
    }

    private static JsonObject address(IntracityRequest address) {
        REQUIRED.forEach(address::text);
        City.of(address.text("city"));
        phone(address, "phone");
        Location place = Location.read(address, "");
        return address.toJson().put("lat", place.latitude()).put("lng", place.longitude());
    }
}
