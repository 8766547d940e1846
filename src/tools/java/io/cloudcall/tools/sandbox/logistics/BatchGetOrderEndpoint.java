package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * {@code POST /cgi-bin/express/business/order/batchget}; every order in the response has an errcode of its own.
 *
 * <p>Assumed: more than 100 orders are 930561, and an order that is not found has only an errcode, an errmsg and the
 * fields of the request. An openid has no effect here, as the page states.
 */
final class BatchGetOrderEndpoint implements Endpoint {

    private static final int MAX_ORDERS = 100;
    private static final int COPIES = 2;

    private final Orders orders;

    BatchGetOrderEndpoint(Orders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        List<RequestFields> wanted = RequestFields.of(request).objects("order_list");
        if (wanted.size() > MAX_ORDERS) {
            throw new ApiErrorException(Errcode.ARGS);
        }
        JsonArray found = new JsonArray(wanted.stream().map(this::find).toList());
        return StubResponse.json(new JsonObject().put("order_list", found));
    }

    private JsonObject find(RequestFields wanted) {
        try {
            Order order = orders.requireForRead(wanted.without("openid"));
            return result(0, "ok").mergeIn(Waybill.toJson(order, COPIES));
        } catch (ApiErrorException error) {
            Errcode errcode = error.errcode();
            return result(errcode.code(), errcode.text()).mergeIn(wanted.toJson());
        }
    }

    private static JsonObject result(int errcode, String errmsg) {
        return new JsonObject().put("errcode", errcode).put("errmsg", errmsg);
    }
}
