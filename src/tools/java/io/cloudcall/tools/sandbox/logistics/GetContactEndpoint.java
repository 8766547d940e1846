package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code POST /cgi-bin/express/delivery/contact/get}; its success carries no errcode. */
final class GetContactEndpoint implements Endpoint {

    private final Orders orders;

    GetContactEndpoint(Orders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        Order order = orders.requireForCarrier(RequestFields.of(request));
        JsonObject content = order.content();
        return StubResponse.json(new JsonObject()
                .put("waybill_id", order.waybillId())
                .put("sender", contact(content.getJsonObject("sender")))
                .put("receiver", contact(content.getJsonObject("receiver"))));
    }

    private static JsonObject contact(JsonObject person) {
        String address = Stream.of("province", "city", "area", "address")
                .map(part -> person.getString(part, ""))
                .collect(Collectors.joining());
        return new JsonObject()
                .put("address", address)
                .put("name", person.getString("name"))
                .put("tel", person.getString("tel", ""))
                .put("mobile", person.getString("mobile", ""));
    }
}
