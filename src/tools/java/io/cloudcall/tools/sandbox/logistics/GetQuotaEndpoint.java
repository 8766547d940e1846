package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Answer;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Refusal;
import io.vertx.core.json.JsonObject;

/**
 * {@code POST /cgi-bin/express/business/quota/get}; its success carries no errcode. Only franchised companies have a
 * quota, says its page.
 */
final class GetQuotaEndpoint implements Endpoint {

    private final Deliveries deliveries;
    private final Accounts accounts;

    GetQuotaEndpoint(Deliveries deliveries, Accounts accounts) {
        this.deliveries = deliveries;
        this.accounts = accounts;
    }

    @Override
    public Answer answer(ReceivedRequest request) {
        Fields fields = Fields.of(request);
        Delivery delivery = deliveries.require(fields.text("delivery_id"));
        String bizId = fields.text("biz_id");
        if (!delivery.hasQuota()) {
            throw new Refusal(Errcode.DELIVERY_WITHOUT_QUOTA);
        }
        JsonObject account = accounts.requireBound(delivery.id(), bizId);
        return Answer.json(new JsonObject().put("quota_num", account.getValue("quota_num")));
    }
}
