package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;

/** {@code POST /cgi-bin/express/intracity/updatestore}. */
final class UpdateStoreEndpoint implements Endpoint {

    private final Stores stores;

    UpdateStoreEndpoint(Stores stores) {
        this.stores = stores;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        Store store = stores.requireEither(fields.object("keys"));
        IntracityRequest content = fields.object("content");
        stores.update(store, current -> StoreReader.update(current, content));
        return StubResponse.errcode(0, "ok");
    }
}
