package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.cloudcall.tools.sandbox.logistics.ActionType;
import io.cloudcall.tools.sandbox.logistics.Order;
import io.cloudcall.tools.sandbox.logistics.PathItem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** The orders of an app, and what happens to their waybills. */
final class OrderResource {
    private static final String APP = "/_sandbox/apps/{appid}";
    private static final int MAX_TEXT = 1_024;

    private final Sandbox sandbox;

    OrderResource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get(APP + "/orders", this::list), ControlRoute.post(APP + "/moves", this::moveWaybill));
    }

    private StubResponse list(ControlRequest request) {
        String appId = AppResource.requireApp(sandbox, request.appId());
        JsonArray orders = new JsonArray();
        sandbox.logistics(appId).orders().forEach(order -> orders.add(toJson(order)));
        return SandboxControl.json(new JsonObject().put("orders", orders));
    }

    private StubResponse moveWaybill(ControlRequest request) {
        String appId = AppResource.requireApp(sandbox, request.appId());
        ControlFields fields = request.fields("order_id", "action_type", "action_msg", "action_time");
        String orderId = fields.text("order_id", MAX_TEXT);
        ActionType type = actionType(fields.number("action_type", 0, Integer.MAX_VALUE));
        String message = fields.has("action_msg") ? fields.text("action_msg", MAX_TEXT) : null;
        Instant time = fields.optionalNumber("action_time", 0, ClockResource.MAX_SECONDS)
                .map(Instant::ofEpochSecond)
                .orElse(null);
        Order order = sandbox.logistics(appId)
                .move(orderId, type, message, time)
                .orElseThrow(() -> ControlException.notFound("the app has no order " + QuotedText.of(orderId)
                        + ": see GET /_sandbox/apps/" + appId + "/orders"));
        sandbox.pushes().poll();
        return SandboxControl.json(toJson(order));
    }

    private static ActionType actionType(long code) {
        return ActionType.find(code)
                .orElseThrow(() -> ControlException.badRequest(
                        "'action_type' is not one of WeChat's: send one of /_sandbox/openapi.json, such as 200001"));
    }

    private JsonObject toJson(Order order) {
        JsonArray path = new JsonArray();
        order.path(sandbox.clock().instant()).forEach(item -> path.add(toJson(item)));
        Instant cancelledAt = order.cancelledAt();
        return new JsonObject()
                .put("order_id", order.orderId())
                .put("delivery_id", order.deliveryId())
                .put("biz_id", order.content().getString("biz_id", ""))
                .put("waybill_id", order.waybillId())
                .put("openid", order.openid())
                .put("added_at", order.addedAt().toString())
                .put("cancelled_at", cancelledAt == null ? null : cancelledAt.toString())
                .put("path", path);
    }

    private static JsonObject toJson(PathItem item) {
        return new JsonObject()
                .put("action_time", item.time().getEpochSecond())
                .put("action_type", item.type().code())
                .put("action_msg", item.message());
    }
}
