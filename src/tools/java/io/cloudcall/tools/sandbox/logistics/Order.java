package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order, with its waybill. Immutable.
 *
 * @param content the body of addOrder
 * @param waybillId the {@code waybill_id}
 * @param token what the delivery company has to show, which WeChat's event add_waybill brings it
 * @param addedAt when it was added
 * @param cancelledAt when it was cancelled, null if it was not
 * @param reported what happened to it otherwise than by the sandbox's clock
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

    /** The {@code order_id}. */
    public String orderId() {
        return content.getString("order_id");
    }

    /** The {@code delivery_id}. */
    public String deliveryId() {
        return content.getString("delivery_id");
    }

    /** The openid of the user who ordered, empty for orders that came from elsewhere. */
    public String openid() {
        return content.getString("openid", "");
    }

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return cancelledAt != null;
    }

    Order withCancellation(Instant now) {
        return new Order(content, waybillId, token, addedAt, now, reported)
                .withReport(new PathItem(now, ActionType.CANCELLED, "订单已取消"));
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

    /** What has happened to it by {@code now}, oldest first. */
    public List<PathItem> path(Instant now) {
        Instant end = Objects.requireNonNullElse(cancelledAt, now);
        Stream<PathItem> timeline =
                deliveryId().equals(Carrier.TEST.id()) ? Stream.of() : WaybillTimeline.itemsUntil(end, addedAt);
        return Stream.concat(timeline, reported.stream())
                .sorted(Comparator.comparing(PathItem::time))
                .toList();
    }

    /** Whether it is with this company, and has this waybill if one is named. */
    boolean hasWaybill(String deliveryId, String waybillIdOrEmpty) {
        return deliveryId.equals(deliveryId()) && (waybillIdOrEmpty.isEmpty() || waybillIdOrEmpty.equals(waybillId));
    }
}
