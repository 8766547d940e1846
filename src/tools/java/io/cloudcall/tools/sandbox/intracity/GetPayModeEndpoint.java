package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;

/** {@code POST /cgi-bin/express/intracity/getpaymode}. */
final class GetPayModeEndpoint implements Endpoint {

    private static final String COMPONENT_APP_ID = "wxSANDBOXCOMPONENT0";

    private final String appId;
    private final Wallets wallets;

    GetPayModeEndpoint(String appId, Wallets wallets) {
        this.appId = appId;
        this.wallets = wallets;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        require(fields.text("appid").equals(appId), Errcode.APPID_MISMATCH);
        JsonObject response = new JsonObject().put("pay_mode", wallets.mode().code());
        switch (wallets.mode()) {
            case APP -> response.put("pay_appid", appId);
            case COMPONENT -> response.put("pay_component_appid", COMPONENT_APP_ID);
            case STORE -> {}
        }
        return StubResponse.json(response.put("errcode", 0).put("errmsg", "ok"));
    }
}
