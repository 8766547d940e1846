package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The deliveries of a mini program. Thread-safe. */
final class Deliveries {

    private final SandboxIds ids;
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

    Deliveries(SandboxIds ids) {
        this.ids = ids;
    }

    synchronized Delivery create(Function<String, Delivery> creation) {
        Delivery delivery = creation.apply(ids.delivery(deliveries.size() + 1));
        deliveries.put(delivery.id(), delivery);
        return delivery;
    }

    synchronized void replace(Delivery delivery) {
        deliveries.put(delivery.id(), delivery);
    }

    synchronized List<Delivery> list() {
        return List.copyOf(deliveries.values());
    }

    synchronized Optional<Delivery> find(String storeId, String storeOrderId) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.store().id().equals(storeId)
                        && delivery.storeOrderId().equals(storeOrderId))
                .findFirst();
    }

    /** Returns the delivery of WeChat's number, or of the store's number and that of the delivery. */
    synchronized Delivery require(IntracityRequest fields) {
        return (fields.has("wx_order_id")
                        ? Optional.ofNullable(deliveries.get(fields.text("wx_order_id")))
                        : find(fields.text("wx_store_id"), fields.text("store_order_id")))
                .orElseThrow(() -> new ApiErrorException(Errcode.NO_DELIVERY));
    }

    /** Returns whether deliveries by this company that the payer paid are not over. */
    boolean isAnyUnderWay(Payer payer, DeliveryService service) {
        return list().stream()
                .anyMatch(delivery -> payer.paid(delivery)
                        && delivery.quote().service() == service
                        && !delivery.status().isFinal());
    }
}
