package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;

/**
 * {@code POST /cgi-bin/express/business/quota/get}; its success carries no errcode. By its page only franchised
 * carriers have a quota.
 */
final class GetQuotaEndpoint implements Endpoint {

    private final Carriers carriers;
    private final BoundAccounts accounts;

    GetQuotaEndpoint(Carriers carriers, BoundAccounts accounts) {
        this.carriers = carriers;
        this.accounts = accounts;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        Carrier carrier = carriers.require(fields.text("delivery_id"));
        String bizId = fields.text("biz_id");
        if (!carrier.hasQuota()) {
            throw new ApiErrorException(Errcode.DELIVERY_WITHOUT_QUOTA);
        }
        JsonObject account = accounts.requireBound(carrier.id(), bizId);
        return StubResponse.json(new JsonObject().put("quota_num", account.getValue("quota_num")));
    }
}
