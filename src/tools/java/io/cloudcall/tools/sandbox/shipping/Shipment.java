package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shipment of a payment. Immutable.
 *
 * @param type how the goods reach the buyer
 * @param mode whether they are in one parcel
 * @param parcels the parcels so far
 * @param complete whether all goods are shipped
 * @param uploadedAt the {@code upload_time} of the last request
 */
public record Shipment(
        LogisticsType type, DeliveryMode mode, List<Parcel> parcels, boolean complete, Instant uploadedAt) {

    static final int MAX_PARCELS = 15;

    private static final int MAX_DESCRIPTION = 120;

    boolean isAsPlannedBy(Shipment other) {
        return type == other.type && mode == other.mode;
    }

    /** Returns whether an upload of {@code next} would change nothing. */
    boolean covers(Shipment next) {
        return isAsPlannedBy(next)
                && complete == next.complete
                && (!complete || parcels.size() == next.parcels.size())
                && next.parcels.stream().allMatch(this::contains);
    }

    private boolean contains(Parcel parcel) {
        return parcels.stream().anyMatch(parcel::hasContentOf);
    }

    /** Returns {@code next} with the parcels of this shipment before its own. */
    Shipment continuedBy(Shipment next) {
        List<Parcel> all = Stream.concat(parcels.stream(), next.parcels.stream().filter(parcel -> !contains(parcel)))
                .toList();
        if (all.size() > MAX_PARCELS) {
            throw new ApiErrorException(Errcode.SHIPPING_LIST_LENGTH);
        }
        return new Shipment(type, mode, all, next.complete, next.uploadedAt);
    }

    /** Returns the descriptions of all goods, joined and cut as WeChat does. */
    String description() {
        String all = parcels.stream().map(Parcel::itemDesc).collect(Collectors.joining(";"));
        return all.codePointCount(0, all.length()) <= MAX_DESCRIPTION
                ? all
                : all.substring(0, all.offsetByCodePoints(0, MAX_DESCRIPTION)) + "...";
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("delivery_mode", mode.code())
                .put("logistics_type", type.code())
                .put("finish_shipping", complete)
                .put("goods_desc", "")
                .put(
                        "shipping_list",
                        new JsonArray(parcels.stream().map(Parcel::toJson).toList()));
    }
}
