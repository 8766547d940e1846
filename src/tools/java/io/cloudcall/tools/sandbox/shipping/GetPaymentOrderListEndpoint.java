package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code POST /wxa/sec/order/get_order_list}.
 *
 * <p>Assumed: {@code last_index} is there on the last page too, and a {@code page_size} below 1 is 10060014.
 */
final class GetPaymentOrderListEndpoint implements Endpoint {

    private static final int DEFAULT_PAGE_SIZE = 100;
    private static final Pattern INDEX = Pattern.compile("[0-9a-f]{18}");

    private final PaymentOrders orders;

    GetPaymentOrderListEndpoint(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request, Errcode.SHIPPING_ARGS);
        PaymentFilter filter = PaymentFilter.of(fields);
        List<PaymentOrder> found = orders.list().stream().filter(filter).toList();
        int begin = position(fields.optionalText("last_index"), found.size());
        int end = Math.min(found.size(), begin + pageSize(fields));
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("order_list", toJson(found.subList(begin, end)))
                .put("last_index", "%018x".formatted(end))
                .put("has_more", end < found.size()));
    }

    private static JsonArray toJson(List<PaymentOrder> page) {
        return new JsonArray(page.stream().map(PaymentOrder::toJson).toList());
    }

    private static int pageSize(RequestFields fields) {
        int size = fields.has("page_size") ? fields.number("page_size").intValue() : DEFAULT_PAGE_SIZE;
        if (size < 1) {
            throw new ApiErrorException(Errcode.SHIPPING_ARGS);
        }
        return Math.min(size, DEFAULT_PAGE_SIZE);
    }

    private static int position(String lastIndex, int size) {
        if (lastIndex.isEmpty()) {
            return 0;
        }
        if (INDEX.matcher(lastIndex).matches() && Long.parseLong(lastIndex.substring(3), 16) <= size) {
            return Integer.parseInt(lastIndex.substring(3), 16);
        }
        throw new ApiErrorException(Errcode.INVALID_LAST_INDEX);
    }
}
