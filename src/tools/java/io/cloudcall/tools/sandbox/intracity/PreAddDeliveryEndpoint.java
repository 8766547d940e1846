package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/**
 * {@code POST /cgi-bin/express/intracity/preaddorder}. WeChat's page has no fields of the response: these are the ones
 * of a widely used client library.
 */
final class PreAddDeliveryEndpoint implements Endpoint {

    private final Clock clock;
    private final Stores stores;

    PreAddDeliveryEndpoint(Clock clock, Stores stores) {
        this.clock = clock;
        this.stores = stores;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        Store store = stores.requireById(fields.text("wx_store_id"));
        Receiver receiver = Receiver.read(fields);
        fields.text("cargo_name");
        Cargo.check(fields.object("cargo"));
        fields.whole("use_sandbox");
        Quote quote = store.quote(receiver.location());
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("service_trans_id", quote.service().name())
                .put("distance", quote.meters())
                .put("est_fee", quote.fee())
                .put(
                        "expected_finished_time",
                        clock.instant().plus(DeliveryView.PROMISED).getEpochSecond())
                .put("promise_delivery_time", DeliveryView.PROMISED.toMinutes()));
    }
}
