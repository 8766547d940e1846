package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;

/** {@code POST /cgi-bin/express/intracity/createstore}. */
final class CreateStoreEndpoint implements Endpoint {

    private final String appId;
    private final Stores stores;

    CreateStoreEndpoint(String appId, Stores stores) {
        this.appId = appId;
        this.stores = stores;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        Store store = stores.create(IntracityRequest.of(request));
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("wx_store_id", store.id())
                .put("appid", appId)
                .put("out_store_id", store.outId()));
    }
}
