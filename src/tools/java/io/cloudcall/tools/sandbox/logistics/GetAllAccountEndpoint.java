package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Answer;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /cgi-bin/express/business/account/getall}; its success carries no errcode. */
final class GetAllAccountEndpoint implements Endpoint {

    private final Accounts accounts;

    GetAllAccountEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Answer answer(ReceivedRequest request) {
        JsonArray list = accounts.list();
        return Answer.json(new JsonObject().put("count", list.size()).put("list", list));
    }
}
