package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Answer;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /cgi-bin/express/business/delivery/getall}; its success carries no errcode. */
final class GetAllDeliveryEndpoint implements Endpoint {

    private final Deliveries deliveries;

    GetAllDeliveryEndpoint(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Answer answer(ReceivedRequest request) {
        JsonArray data = deliveries.list();
        return Answer.json(new JsonObject().put("count", data.size()).put("data", data));
    }
}
