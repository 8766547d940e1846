package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.cloudcall.tools.sandbox.push.PushOutbox;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/**
 * {@code POST /cgi-bin/express/delivery/service/business/update}: the carrier completes the review of an account, which
 * nothing else does here. WeChat pushes update_business_bind_result to the shop; that its errcode and errmsg are the
 * carrier's result_code and result_msg is an assumption, since the page has the example of a success only.
 */
final class UpdateBusinessEndpoint implements Endpoint {

    private final Clock clock;
    private final String appId;
    private final BoundAccounts accounts;
    private final PushOutbox outbox;

    UpdateBusinessEndpoint(Clock clock, String appId, BoundAccounts accounts, PushOutbox outbox) {
        this.clock = clock;
        this.appId = appId;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        if (!appId.equals(fields.text("shop_app_id"))) {
            throw new ApiErrorException(Errcode.INVALID_APPID);
        }
        JsonObject account = accounts.findInReview(fields.text("biz_id"))
                .orElseThrow(() -> new ApiErrorException(Errcode.BIZ_ID_NOT_BOUND));
        accounts.put(reviewed(account, fields));
        outbox.push("update_business_bind_result", pushed(account, fields));
        return StubResponse.errcode(0, "ok");
    }

    private static JsonObject pushed(JsonObject account, RequestFields result) {
        long code = result.number("result_code").longValue();
        return new JsonObject()
                .put("errcode", code)
                .put("errmsg", code == 0 ? "ok" : result.optionalText("result_msg"))
                .put("delivery_id", account.getString("delivery_id"))
                .put("biz_id", account.getString("biz_id"));
    }

    private JsonObject reviewed(JsonObject account, RequestFields result) {
        boolean passed = result.number("result_code").longValue() == 0;
        return (passed ? BindingStatus.BOUND : BindingStatus.FAILED)
                .applyTo(account, clock.instant().getEpochSecond())
                .put("remark_wrong_msg", passed ? "" : result.optionalText("result_msg"));
    }
}
