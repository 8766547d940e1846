package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;

/**
 * {@code POST /wxa/sec/order/is_trade_managed} and {@code is_trade_management_confirmation_completed}: the mini program
 * takes part, and has confirmed it.
 */
final class TradeManagementEndpoint implements Endpoint {

    private final String appId;
    private final String answer;

    /** Creates an endpoint whose response has the field {@code answer}. */
    TradeManagementEndpoint(String appId, String answer) {
        this.appId = appId;
        this.answer = answer;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        String asked = RequestFields.of(request, Errcode.INVALID_ARGS).text("appid");
        if (!asked.equals(appId)) {
            throw new ApiErrorException(Errcode.INVALID_APPID);
        }
        return StubResponse.json(
                new JsonObject().put("errcode", 0).put("errmsg", "ok").put(answer, true));
    }
}
