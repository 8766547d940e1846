package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** {@code POST /cgi-bin/express/business/path/get}; its success carries no errcode. */
final class GetPathEndpoint implements Endpoint {

    private final Clock clock;
    private final Orders orders;

    GetPathEndpoint(Clock clock, Orders orders) {
        this.clock = clock;
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        String deliveryId = fields.text("delivery_id");
        Order order = Orders.requireOwner(orders.requireWaybill(fields.text("waybill_id")), fields);
        if (!order.deliveryId().equals(deliveryId)) {
            throw new ApiErrorException(Errcode.WAYBILL_NOT_FOUND);
        }
        JsonArray items = new JsonArray(
                order.path(clock.instant()).stream().map(PathItem::toJson).toList());
        return StubResponse.json(new JsonObject()
                .put("openid", order.openid())
                .put("delivery_id", deliveryId)
                .put("waybill_id", order.waybillId())
                .put("path_item_num", items.size())
                .put("path_item_list", items));
    }
}
