package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order with its waybill. Immutable.
 *
 * @param content the body of addOrder
 * @param waybillId the {@code waybill_id}
 * @param token the carrier's credential for this order, which WeChat sends in the event add_waybill
 * @param addedAt the time of creation
 * @param cancelledAt the time of cancellation, null if it is not canceled
 * @param reported the events that do not follow from the sandbox's clock
 */
public record Order(
        JsonObject content,
        String waybillId,
        String token,
        Instant addedAt,
        @Nullable Instant cancelledAt,
        List<PathItem> reported) {

    @Override
    public JsonObject content() {
        return content.copy();
    }

    /** Returns the {@code order_id}. */
    public String orderId() {
        return content.getString("order_id");
    }

    /** Returns the {@code delivery_id}. */
    public String deliveryId() {
        return content.getString("delivery_id");
    }

    /** Returns the openid of the buyer, empty for orders from other apps. */
    public String openid() {
        return content.getString("openid", "");
    }

    /** Returns whether the order is canceled. */
    public boolean isCancelled() {
        return cancelledAt != null;
    }

    Order withCancellation(Instant now) {
        return new Order(content, waybillId, token, addedAt, now, reported)
                .withReport(new PathItem(now, ActionType.CANCELLED, ActionType.CANCELLED.message()));
    }

    Order withReport(PathItem item) {
        return new Order(
                content,
                waybillId,
                token,
                addedAt,
                cancelledAt,
                Stream.concat(reported.stream(), Stream.of(item)).toList());
    }

    /** Returns the events until {@code now}, oldest first. */
    public List<PathItem> path(Instant now) {
        Instant end = Objects.requireNonNullElse(cancelledAt, now);
        Stream<PathItem> timeline =
                deliveryId().equals(Carrier.TEST.id()) ? Stream.of() : WaybillTimeline.itemsUntil(end, addedAt);
        return Stream.concat(timeline, reported.stream())
                .sorted(Comparator.comparing(PathItem::time))
                .toList();
    }

    /** Returns whether the order has this carrier, and this waybill unless the argument is empty. */
    boolean hasWaybill(String deliveryId, String waybillIdOrEmpty) {
        return deliveryId.equals(deliveryId()) && (waybillIdOrEmpty.isEmpty() || waybillIdOrEmpty.equals(waybillId));
    }
}
