package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.logistics.BoundAccounts;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The orders that invocations query, a different one in each of {@link #ORDERS} invocations in a row, so that a
 * response shows which invocation it belongs to. All apps use the same order numbers, and each order is shipped to a
 * city with its app's name. Immutable once prepared.
 */
final class TestOrders {
    static final String QUERY_PATH = "/cgi-bin/express/business/order/get";
    static final String ADD_PATH = "/cgi-bin/express/business/order/add";
    static final int AMPLE_MILLIS = 10_000;

    /** More than there are threads. */
    private static final int ORDERS = 64;

    private static final String BIZ_ID = "chaos";
    private static final Pattern MARK = Pattern.compile("\"" + Marks.FIELD + "\":-?\\d+");
    private static final Pattern ORDER_ID = Pattern.compile("order-\\d+");

    private final ChaosApps apps;
    private final List<String> results;

    private TestOrders(ChaosApps apps, List<String> results) {
        this.apps = apps;
        this.results = results;
    }

    /** Adds the orders, and queries each while nothing goes wrong, by a function of its own. */
    static TestOrders prepare(Sandbox sandbox, ScenarioConfig config, Timing timing) {
        ChaosApps apps = config.chaosApps();
        apps.ids().forEach(appId -> addAccount(sandbox.accounts(appId), ORDERS));
        try (ChaosFunction function = new ChaosFunction(sandbox, config.withoutHaste(AMPLE_MILLIS), timing)) {
            return new TestOrders(
                    apps,
                    IntStream.range(0, ORDERS)
                            .mapToObj(slot -> prepare(slot, apps, function))
                            .toList());
        }
    }

    private static String prepare(int slot, ChaosApps apps, ChaosFunction function) {
        JsonObject order = newOrder(order(slot, apps));
        String owner = apps.ownerOf(slot);
        order.getJsonObject("receiver").put("city", owner);
        String named = apps.count() == 1 ? null : owner;
        require(function.invoke(addEvent(order, named), AMPLE_MILLIS), "openapi.logistics.addOrder:ok");
        return require(function.invoke(queryEvent(order(slot, apps), -1, named), AMPLE_MILLIS), "\"" + owner + "\"");
    }

    private static String require(ChaosInvocation invocation, String text) {
        if (!invocation.result().contains(text)) {
            throw new IllegalStateException("no " + text + " in " + invocation);
        }
        return invocation.result();
    }

    static void addAccount(BoundAccounts accounts, int quota) {
        accounts.add(JsonObject.of("biz_id", BIZ_ID, "delivery_id", "STO", "status_code", 0, "quota_num", quota));
    }

    static String id(int order) {
        return "order-" + order;
    }

    /** Returns the event that adds an order for the default app. */
    static String addEvent(int order) {
        return addEvent(newOrder(order), null);
    }

    private static String addEvent(JsonObject order, @Nullable String appId) {
        return event("logistics.addOrder", order, appId)
                .put("convertCase", false)
                .encode();
    }

    private static JsonObject newOrder(int order) {
        return SampleOrder.of(id(order)).put("biz_id", BIZ_ID);
    }

    /** Returns the event of an invocation; its number comes along to the sandbox. */
    String event(int invocation) {
        return queryEvent(order(invocation, apps), invocation, apps.namedBy(invocation));
    }

    private static String queryEvent(int order, int invocation, @Nullable String appId) {
        JsonObject data = JsonObject.of("orderId", id(order), "deliveryId", "STO", Marks.FIELD, invocation);
        return event("logistics.getOrder", data, appId).encode();
    }

    private static JsonObject event(String api, JsonObject data, @Nullable String appId) {
        JsonObject event = JsonObject.of("openapi", api, "data", data);
        return appId == null ? event : event.put("appid", appId);
    }

    /** Returns which of its app's orders an invocation queries. */
    private static int order(int invocation, ChaosApps apps) {
        return invocation % ORDERS / apps.count();
    }

    private static String mark(int invocation) {
        return "\"" + Marks.FIELD + "\":" + invocation;
    }

    /** Returns whether a result is the one without faults. */
    boolean isNormal(ChaosInvocation invocation) {
        String prepared = results.get(invocation.number() % ORDERS);
        return !apps.isForStranger(invocation.number())
                && invocation.result().equals(prepared.replace(mark(-1), mark(invocation.number())));
    }

    /**
     * Returns whether a result is that of another invocation: with another mark, about another order, or about another
     * app's.
     */
    boolean isOfAnother(ChaosInvocation invocation) {
        String result = invocation.result();
        return hasOther(MARK, mark(invocation.number()), result)
                || hasOther(ORDER_ID, id(order(invocation.number(), apps)), result)
                || hasOther(ChaosApps.APP_ID, apps.idOf(invocation.number()), result)
                || (result.contains("\"orderId\":") && !isNormal(invocation));
    }

    private static boolean hasOther(Pattern pattern, String own, String result) {
        return pattern.matcher(result)
                .results()
                .anyMatch(found -> !found.group().equals(own));
    }
}
