package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/**
 * {@code POST /cgi-bin/express/delivery/service/business/update}: the carrier completes the review of an account, which
 * nothing else does here.
 */
final class UpdateBusinessEndpoint implements Endpoint {

    private final Clock clock;
    private final String appId;
    private final BoundAccounts accounts;

    UpdateBusinessEndpoint(Clock clock, String appId, BoundAccounts accounts) {
        this.clock = clock;
        this.appId = appId;
        this.accounts = accounts;
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
        return StubResponse.errcode(0, "ok");
    }

    private JsonObject reviewed(JsonObject account, RequestFields result) {
        boolean passed = result.number("result_code").longValue() == 0;
        return (passed ? BindingStatus.BOUND : BindingStatus.FAILED)
                .applyTo(account, clock.instant().getEpochSecond())
                .put("remark_wrong_msg", passed ? "" : result.optionalText("result_msg"));
    }
}
