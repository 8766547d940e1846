package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;

/**
 * {@code POST /wxa/sec/order/set_msg_jump_path}. An empty path is WeChat's own page. That a missing one is 10060014 is
 * an assumption.
 */
final class SetMsgJumpPathEndpoint implements Endpoint {

    private volatile String path = "";

    /** Returns the path that was set, empty for WeChat's own page. */
    String path() {
        return path;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request, Errcode.SHIPPING_ARGS);
        if (!fields.has("path")) {
            throw new ApiErrorException(Errcode.SHIPPING_ARGS);
        }
        path = fields.optionalText("path");
        return StubResponse.errcode(0, "ok");
    }
}
