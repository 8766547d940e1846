package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.RequestFields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** An app's orders and their counters. Thread-safe. */
final class Orders {

    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, OrderCounters> counters = new HashMap<>();
    private final AppSeed seed;

    Orders(AppSeed seed) {
        this.seed = seed;
    }

    /** Returns the number of the order to be added next. */
    synchronized long nextNumber() {
        return seed.firstNumber() + orders.size() + 1;
    }

    synchronized List<Order> list() {
        return List.copyOf(orders.values());
    }

    synchronized Optional<Order> find(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    /** Returns the order with this waybill. */
    synchronized Order requireWaybill(String waybillId) {
        return orders.values().stream()
                .filter(order -> order.waybillId().equals(waybillId))
                .findFirst()
                .orElseThrow(() -> new ApiErrorException(Errcode.WAYBILL_NOT_FOUND));
    }

    /** Returns the order for a carrier's request, by {@code waybill_id} and {@code token}. */
    Order requireForCarrier(RequestFields fields) {
        String token = fields.text("token");
        Order order = requireWaybill(fields.text("waybill_id"));
        if (!order.token().equals(token)) {
            throw new ApiErrorException(Errcode.INVALID_ORDER_TOKEN);
        }
        return order;
    }

    /** Returns the order to read, by {@code order_id}, {@code delivery_id} and optionally {@code waybill_id}. */
    Order requireForRead(RequestFields fields) {
        return require(fields, fields.optionalText("waybill_id"), Errcode.INVALID_WAYBILL_ID);
    }

    /** Returns the order to change, by {@code order_id}, {@code delivery_id} and {@code waybill_id}. */
    Order requireForUpdate(RequestFields fields) {
        return require(fields, fields.text("waybill_id"), Errcode.WAYBILL_NOT_FOUND);
    }

    private Order require(RequestFields fields, String waybillId, Errcode errcode) {
        String deliveryId = fields.text("delivery_id");
        return find(fields.text("order_id"))
                .filter(order -> order.hasWaybill(deliveryId, waybillId))
                .map(order -> requireOwner(order, fields))
                .orElseThrow(() -> new ApiErrorException(errcode));
    }

    /**
     * Returns {@code order} if a request with these fields names no other user than its own. Assumed: the error, and
     * that an openid may be left out, which the pages state for some of these requests only.
     */
    static Order requireOwner(Order order, RequestFields fields) {
        String openid = fields.optionalText("openid");
        if (!openid.isEmpty() && !openid.equals(order.openid())) {
            throw new ApiErrorException(Errcode.INVALID_OPENID);
        }
        return order;
    }

    /** Adds an event to the waybill of an order, if there is such an order. */
    synchronized Optional<Order> report(String orderId, PathItem item) {
        return find(orderId).map(order -> put(order.withReport(item)));
    }

    /** Adds {@code order}, or replaces the one with its id. */
    synchronized Order put(Order order) {
        orders.put(order.orderId(), order);
        return order;
    }

    synchronized OrderCounters counters(String orderId) {
        return counters.getOrDefault(orderId, OrderCounters.NONE);
    }

    /** Runs {@code action}, and updates the counters of {@code orderId} by {@code onSuccess} or {@code onError}. */
    synchronized <T> T count(
            String orderId,
            UnaryOperator<OrderCounters> onSuccess,
            UnaryOperator<OrderCounters> onError,
            Supplier<T> action) {
        UnaryOperator<OrderCounters> step = onError;
        try {
            T result = action.get();
            step = onSuccess;
            return result;
        } finally {
            counters.put(orderId, step.apply(counters(orderId)));
        }
    }
}
