package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.RequestFields;
import java.time.Instant;
import java.util.List;

/** WeChat's rules for the shipment in an upload, one error each. The order of the checks is an assumption. */
final class ShipmentReader {

    private ShipmentReader() {}

    /** Returns the shipment of an upload, or of a part of a combined one. */
    static Shipment read(RequestFields fields, Instant uploadedAt) {
        LogisticsType type = LogisticsType.of(fields.optionalNumber("logistics_type"));
        DeliveryMode mode = DeliveryMode.of(fields.optionalNumber("delivery_mode"));
        boolean complete = mode == DeliveryMode.UNIFIED || isAllDelivered(fields, type);
        List<Parcel> parcels = elements(fields, mode).stream()
                .map(parcel -> ParcelReader.read(parcel, type, uploadedAt))
                .toList();
        return new Shipment(type, mode, parcels, complete, uploadedAt);
    }

    private static boolean isAllDelivered(RequestFields fields, LogisticsType type) {
        require(type == LogisticsType.CARRIER, Errcode.SPLIT_WITHOUT_CARRIER);
        require(fields.has("is_all_delivered"), Errcode.IS_ALL_DELIVERED_MISSING);
        return fields.optionalFlag("is_all_delivered");
    }

    /** Returns the parcels. Error 10060014 for a split delivery without any is an assumption. */
    private static List<RequestFields> elements(RequestFields fields, DeliveryMode mode) {
        List<RequestFields> elements = fields.has("shipping_list") ? fields.objects("shipping_list") : List.of();
        require(mode == DeliveryMode.SPLIT || elements.size() == 1, Errcode.UNIFIED_LIST_LENGTH);
        require(!elements.isEmpty(), Errcode.SHIPPING_ARGS);
        require(elements.size() <= Shipment.MAX_PARCELS, Errcode.SHIPPING_LIST_LENGTH);
        return elements;
    }
}
