package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.push.PushOutbox;
import io.cloudcall.tools.sandbox.push.PushSource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pushes of add_express_path, one for each waybill that has moved since the last look. Thread-safe.
 *
 * <p>Assumed, from the example on WeChat's page: each push has the whole path, and Version counts its events.
 */
final class WaybillMoves implements PushSource {
    private final Clock clock;
    private final Orders orders;
    private final PushOutbox outbox;
    private final Map<String, Integer> pushed = new HashMap<>();

    WaybillMoves(Clock clock, Orders orders, PushOutbox outbox) {
        this.clock = clock;
        this.orders = orders;
        this.outbox = outbox;
    }

    @Override
    public synchronized void pushChanges() {
        orders.list().forEach(this::pushIfMoved);
    }

    private void pushIfMoved(Order order) {
        List<PathItem> path = order.path(clock.instant());
        Integer before = pushed.put(order.orderId(), path.size());
        if (path.size() > (before == null ? 0 : before)) {
            outbox.push("add_express_path", fields(order, path));
        }
    }

    private static JsonObject fields(Order order, List<PathItem> path) {
        JsonObject fields = new JsonObject();
        if (!order.openid().isEmpty()) {
            fields.put("FromUserName", order.openid());
        }
        return fields.put("DeliveryID", order.deliveryId())
                .put("WayBillId", order.waybillId())
                .put("OrderId", order.orderId())
                .put("Version", path.size())
                .put("Count", path.size())
                .put(
                        "Actions",
                        new JsonArray(path.stream().map(WaybillMoves::action).toList()));
    }

    private static JsonObject action(PathItem item) {
        return new JsonObject()
                .put("ActionTime", item.time().getEpochSecond())
                .put("ActionType", item.type().code())
                .put("ActionMsg", item.message());
    }
}
