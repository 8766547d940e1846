package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code POST /cgi-bin/express/intracity/querystore}. */
final class QueryStoreEndpoint implements Endpoint {

    private final String appId;
    private final Stores stores;

    QueryStoreEndpoint(String appId, Stores stores) {
        this.appId = appId;
        this.stores = stores;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        boolean isOne = fields.has("wx_store_id") || fields.has("out_store_id");
        List<Store> found = isOne ? List.of(stores.requireEither(fields)) : stores.list();
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("total", found.size())
                .put("appid", appId)
                .put(
                        "store_list",
                        new JsonArray(found.stream().map(Store::toJson).toList())));
    }
}
