package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /cgi-bin/express/business/delivery/getall}; its success carries no errcode. */
final class GetAllDeliveryEndpoint implements Endpoint {

    private final Carriers carriers;

    GetAllDeliveryEndpoint(Carriers carriers) {
        this.carriers = carriers;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        JsonArray data = carriers.list();
        return StubResponse.json(new JsonObject().put("count", data.size()).put("data", data));
    }
}
