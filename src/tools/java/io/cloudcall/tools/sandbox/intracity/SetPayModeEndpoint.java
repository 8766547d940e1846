package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;

/** {@code POST /cgi-bin/express/intracity/setpaymode}. */
final class SetPayModeEndpoint implements Endpoint {

    private final String appId;
    private final Wallets wallets;

    SetPayModeEndpoint(String appId, Wallets wallets) {
        this.appId = appId;
        this.wallets = wallets;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        require(fields.text("appid").equals(appId), Errcode.APPID_MISMATCH);
        wallets.setMode(PayMode.of(fields.text("pay_mode")));
        return StubResponse.errcode(0, "ok");
    }
}
