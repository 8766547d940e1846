package io.cloudcall.servers;

import io.cloudcall.chaos.Threads;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.logistics.Order;
import io.cloudcall.tools.sandbox.logistics.OrderCounters;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Numbered calls whose results name the order that they are about. Each fourth call adds an order of its own; the
 * others read one of 499, each the next. Immutable once prepared.
 */
final class MarkedCalls {
    static final List<String> APIS = List.of("logistics.getOrder", "logistics.addOrder");

    /** Far more than are asked about at once, and with no factor in common with the cycle of calls. */
    static final int ORDERS = 499;

    static final int CYCLE = 4;

    /** The result of a call for its caller. */
    enum MarkedResult {
        RIGHT,
        FAILED,
        WRONG
    }

    private final Sandbox sandbox;
    private final List<String> orders;

    private MarkedCalls(Sandbox sandbox, List<String> orders) {
        this.sandbox = sandbox;
        this.orders = orders;
    }

    /** Adds the orders by {@code function}, the first alone, and reads each once. */
    static MarkedCalls prepare(Sandbox sandbox, int threads, UnaryOperator<String> function)
            throws InterruptedException {
        letAddOrders(sandbox);
        List<String> orders = new ArrayList<>(List.of(addAndRead(sandbox, 0, function)));
        orders.addAll(Threads.run(threads, ORDERS - 1, order -> addAndRead(sandbox, order + 1, function)));
        return new MarkedCalls(sandbox, List.copyOf(orders));
    }

    private static String addAndRead(Sandbox sandbox, int order, UnaryOperator<String> function) {
        String added = function.apply(write(readOrder(order)));
        String result = function.apply(read(order));
        if (!added.contains("addOrder:ok") || !names(sandbox, readOrder(order), result)) {
            throw new IllegalStateException("not the results to compare with: " + added + " " + result);
        }
        return result;
    }

    /** Gives the accounts of a sandbox waybills without end. */
    static void letAddOrders(Sandbox sandbox) {
        JsonArray accounts = sandbox.accounts().list();
        accounts.stream().map(JsonObject.class::cast).forEach(account -> account.put("quota_num", Integer.MAX_VALUE));
        sandbox.accounts().replaceAll(accounts);
    }

    static boolean isWrite(int call) {
        return call % CYCLE == CYCLE - 1;
    }

    /** Returns the event of a call. */
    static String event(int call) {
        return isWrite(call) ? write(addedOrder(call)) : read(call % ORDERS);
    }

    MarkedResult result(int call, String payload) {
        boolean right = isWrite(call)
                ? payload.contains("addOrder:ok") && names(sandbox, addedOrder(call), payload)
                : payload.equals(orders.get(call % ORDERS));
        if (right) {
            return MarkedResult.RIGHT;
        }
        return payload.startsWith("{\"errCode\":-") ? MarkedResult.FAILED : MarkedResult.WRONG;
    }

    /** Returns the writes of the first {@code calls} calls that arrived at WeChat more than once. */
    List<String> doubledWrites(int calls) {
        return IntStream.range(0, calls)
                .filter(MarkedCalls::isWrite)
                .mapToObj(MarkedCalls::addedOrder)
                .filter(order -> requests(sandbox.logistics().counters(order)) > 1)
                .toList();
    }

    /** Returns how many requests to add an order arrived. */
    static int requests(OrderCounters counters) {
        return counters.added() + counters.addRefused();
    }

    private static boolean names(Sandbox sandbox, String orderId, String payload) {
        return payload.contains("\"orderId\":\"" + orderId + "\"")
                && sandbox.logistics()
                        .order(orderId)
                        .map(Order::waybillId)
                        .filter(payload::contains)
                        .isPresent();
    }

    private static String readOrder(int order) {
        return "read" + order;
    }

    private static String addedOrder(int call) {
        return "added" + call;
    }

    private static String read(int order) {
        return event(
                "logistics.getOrder",
                new JsonObject().put("orderId", readOrder(order)).put("deliveryId", "STO"));
    }

    private static String write(String orderId) {
        return event("logistics.addOrder", SampleOrder.of(orderId));
    }

    private static String event(String api, JsonObject data) {
        return new JsonObject().put("openapi", api).put("data", data).encode();
    }
}
