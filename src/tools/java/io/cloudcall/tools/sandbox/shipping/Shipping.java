package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The shipment of a payment with its history, and WeChat's rules for the next upload. Immutable.
 *
 * <p>An upload that ships again what is complete, or changes type or mode, is a correction, of which there is one. A
 * repeated upload is 10060023, as developers report it. Assumed: so is one that is not newer than the last; 10060002 is
 * for a part of a split delivery that is complete; uploads of a split delivery add parcels until it is complete.
 *
 * @param shipment the shipment, null before the first upload
 * @param completions how often all goods were shipped: {@code finish_shipping_count}
 * @param corrected whether the correction is used up
 */
record Shipping(@Nullable Shipment shipment, int completions, boolean corrected) {

    static final Shipping NONE = new Shipping(null, 0, false);

    Shipping with(Shipment next) {
        if (shipment == null) {
            return replacedBy(next, false);
        }
        requireNews(shipment, next);
        if (!shipment.complete() && shipment.isAsPlannedBy(next)) {
            return replacedBy(shipment.continuedBy(next), corrected);
        }
        requireCorrection(shipment, next);
        return replacedBy(next, true);
    }

    private static void requireNews(Shipment last, Shipment next) {
        if (last.covers(next) || !next.uploadedAt().isAfter(last.uploadedAt())) {
            throw new ApiErrorException(Errcode.SHIPPING_UNCHANGED);
        }
    }

    private void requireCorrection(Shipment last, Shipment next) {
        if (last.complete() && !next.complete()) {
            throw new ApiErrorException(Errcode.SHIPMENT_COMPLETE);
        }
        if (corrected) {
            throw new ApiErrorException(Errcode.NO_CORRECTION_LEFT);
        }
    }

    private Shipping replacedBy(Shipment next, boolean nowCorrected) {
        return new Shipping(next, next.complete() ? completions + 1 : completions, nowCorrected);
    }

    String description() {
        return shipment == null ? "" : shipment.description();
    }

    JsonObject toJson() {
        return shipment == null ? new JsonObject() : shipment.toJson().put("finish_shipping_count", completions);
    }
}
