package io.cloudcall.soak;

import io.cloudcall.chaos.Threads;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The events of a run and their expected results. Of eight questions, six are about an order, each about the next of
 * 499: a result of another invocation is about another order. One is about all accounts, and one about an order that
 * does not exist. Immutable once prepared.
 */
final class Workload {
    /** Far more than are asked about at once, and with no factor in common with the cycle of questions. */
    private static final int ORDERS = 499;

    private static final int AT_ONCE = 16;
    private static final int CYCLE = 8;
    private static final String ACCOUNTS = "{\"openapi\":\"logistics.getAllAccount\"}";
    private static final Pattern UNKNOWN_ORDER = Pattern.compile(
            "\\{\"errCode\":9300528,\"errMsg\":\"openapi\\.logistics\\.getOrder:fail [^\"]* rid: [-0-9a-f]+\"}");

    private final List<String> orders;
    private final String accounts;

    private Workload(List<String> orders, String accounts) {
        this.orders = orders;
        this.accounts = accounts;
    }

    /** Adds the orders by {@code function}, and queries each once. */
    static Workload prepare(Sandbox sandbox, UnaryOperator<String> function) throws InterruptedException {
        letAddOrders(sandbox);
        List<String> orders = Threads.run(AT_ONCE, ORDERS, order -> {
            String added = function.apply(event("logistics.addOrder", SampleOrder.of(orderId(order))));
            require(added.contains("addOrder:ok"), added);
            String result = function.apply(aboutOrder(order));
            String waybillId =
                    sandbox.logistics().order(orderId(order)).orElseThrow().waybillId();
            require(result.contains("\"orderId\":\"" + orderId(order) + "\"") && result.contains(waybillId), result);
            return result;
        });
        String accounts = function.apply(ACCOUNTS);
        require(accounts.startsWith("{\"count\":5,"), accounts);
        return new Workload(orders, accounts);
    }

    private static void letAddOrders(Sandbox sandbox) {
        JsonArray accounts = sandbox.accounts().list();
        accounts.stream()
                .map(JsonObject.class::cast)
                .filter(account -> SampleOrder.BIZ_ID.equals(account.getString("biz_id")))
                .forEach(account -> account.put("quota_num", ORDERS));
        sandbox.accounts().replaceAll(accounts);
    }

    private static void require(boolean right, String result) {
        if (!right) {
            throw new IllegalStateException("not the result to compare with: " + result);
        }
    }

    /** Returns the event of invocation {@code number}. */
    String event(int number) {
        return switch (number % CYCLE) {
            case 0 -> ACCOUNTS;
            case 1 -> aboutOrder(-1);
            default -> aboutOrder(number % ORDERS);
        };
    }

    /** Returns the error in the result of invocation {@code number}, or empty. */
    Optional<String> violation(int number, String result) {
        boolean right = switch (number % CYCLE) {
            case 0 -> result.equals(accounts);
            case 1 -> UNKNOWN_ORDER.matcher(result).matches();
            default -> result.equals(orders.get(number % ORDERS));
        };
        return right
                ? Optional.empty()
                : Optional.of("invocation " + number + " of " + event(number) + " got " + result);
    }

    private static String aboutOrder(int order) {
        return event(
                "logistics.getOrder",
                new JsonObject().put("orderId", orderId(order)).put("deliveryId", "STO"));
    }

    private static String orderId(int order) {
        return "soak" + order;
    }

    private static String event(String api, JsonObject data) {
        return new JsonObject().put("openapi", api).put("data", data).encode();
    }
}
