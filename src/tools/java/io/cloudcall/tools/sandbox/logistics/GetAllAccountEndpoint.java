package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /cgi-bin/express/business/account/getall}; its success carries no errcode. */
final class GetAllAccountEndpoint implements Endpoint {

    private final BoundAccounts accounts;

    GetAllAccountEndpoint(BoundAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        JsonArray list = accounts.list();
        return StubResponse.json(new JsonObject().put("count", list.size()).put("list", list));
    }
}
