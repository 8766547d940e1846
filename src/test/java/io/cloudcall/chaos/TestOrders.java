package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The orders that invocations query, a different one in each of {@link #ORDERS} invocations in a row, so that a
 * response shows which invocation it belongs to. Immutable once prepared.
 */
final class TestOrders {
    static final String QUERY_PATH = "/cgi-bin/express/business/order/get";
    static final String ADD_PATH = "/cgi-bin/express/business/order/add";
    static final int AMPLE_MILLIS = 10_000;

    /** More than there are threads. */
    private static final int ORDERS = 64;

    private static final String BIZ_ID = "chaos";
    private static final Pattern MARK = Pattern.compile("\"" + ChaosSandbox.MARK + "\":-?\\d+");
    private static final Pattern ORDER_ID = Pattern.compile("order-\\d+");

    private final List<String> results;

    private TestOrders(List<String> results) {
        this.results = results;
    }

    /** Adds the orders, and queries each while nothing goes wrong, by a function of its own. */
    static TestOrders prepare(Sandbox sandbox, ScenarioConfig config, Timing timing) {
        addAccount(sandbox, ORDERS);
        try (ChaosFunction function = new ChaosFunction(sandbox, config.withoutHaste(AMPLE_MILLIS), timing)) {
            return new TestOrders(IntStream.range(0, ORDERS)
                    .mapToObj(order -> prepare(order, sandbox, function))
                    .toList());
        }
    }

    private static String prepare(int order, Sandbox sandbox, ChaosFunction function) {
        require(function.invoke(addEvent(order), AMPLE_MILLIS), "openapi.logistics.addOrder:ok");
        String waybill = sandbox.logistics().order(id(order)).orElseThrow().waybillId();
        return require(function.invoke(queryEvent(order, -1), AMPLE_MILLIS), "\"" + waybill + "\"");
    }

    private static String require(ChaosInvocation invocation, String text) {
        if (!invocation.result().contains(text)) {
            throw new IllegalStateException("no " + text + " in " + invocation);
        }
        return invocation.result();
    }

    static void addAccount(Sandbox sandbox, int quota) {
        sandbox.accounts()
                .add(JsonObject.of("biz_id", BIZ_ID, "delivery_id", "STO", "status_code", 0, "quota_num", quota));
    }

    static String id(int order) {
        return "order-" + order;
    }

    static String addEvent(int order) {
        JsonObject data = SampleOrder.of(id(order)).put("biz_id", BIZ_ID);
        return JsonObject.of("openapi", "logistics.addOrder", "convertCase", false, "data", data)
                .encode();
    }

    /** Returns the event of an invocation; its number comes along to the sandbox. */
    String event(int invocation) {
        return queryEvent(invocation % ORDERS, invocation);
    }

    private static String queryEvent(int order, int invocation) {
        JsonObject data = JsonObject.of("orderId", id(order), "deliveryId", "STO", ChaosSandbox.MARK, invocation);
        return JsonObject.of("openapi", "logistics.getOrder", "data", data).encode();
    }

    private static String mark(int invocation) {
        return "\"" + ChaosSandbox.MARK + "\":" + invocation;
    }

    /** Returns whether a result is the one without faults. */
    boolean isNormal(ChaosInvocation invocation) {
        String prepared = results.get(invocation.number() % ORDERS);
        return invocation.result().equals(prepared.replace(mark(-1), mark(invocation.number())));
    }

    /** Returns whether a result is that of another invocation: about another order, or with another mark. */
    boolean isOfAnother(ChaosInvocation invocation) {
        String own = id(invocation.number() % ORDERS);
        String ownMark = mark(invocation.number());
        return MARK.matcher(invocation.result())
                        .results()
                        .anyMatch(mark -> !mark.group().equals(ownMark))
                || ORDER_ID.matcher(invocation.result())
                        .results()
                        .anyMatch(id -> !id.group().equals(own))
                || (invocation.result().contains("\"orderId\":") && !isNormal(invocation));
    }
}
