package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code POST /cgi-bin/express/intracity/getcity}. */
final class GetCityEndpoint implements Endpoint {

    @Override
    public StubResponse respond(ReceivedRequest request) {
        JsonArray cities = new JsonArray(City.SERVED.stream().map(City::toJson).toList());
        JsonArray support = new JsonArray(DeliveryService.optional(IntracityRequest.of(request)).stream()
                .map(service -> JsonObject.of("service_trans_id", service.name(), "city_list", cities.copy()))
                .toList());
        return StubResponse.json(
                new JsonObject().put("errcode", 0).put("errmsg", "ok").put("support_list", support));
    }
}
