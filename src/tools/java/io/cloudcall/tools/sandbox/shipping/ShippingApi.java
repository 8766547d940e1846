package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiFamily;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Route;
import io.cloudcall.tools.sandbox.push.PushOutbox;
import io.cloudcall.tools.sandbox.push.PushSource;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of the sandbox's shipping management, for tests, and the routes of its APIs. Thread-safe.
 *
 * <p>Two payments are there from the start. Each other number names a payment from its first use, unless it begins with
 * {@code unpaid}.
 */
public final class ShippingApi implements ApiFamily, PushSource {

    private static final String ORDER = "/wxa/sec/order/";

    private final String appId;
    private final PaymentOrders orders;
    private final PaymentPushes pushes;
    private final SetMsgJumpPathEndpoint msgJumpPath = new SetMsgJumpPathEndpoint();

    /** Creates the shipping management of an app, which pushes shipments, settlements and reminders. */
    public ShippingApi(Clock clock, AppSeed seed, PushOutbox outbox) {
        appId = seed.appId();
        orders = new PaymentOrders(clock, seed);
        pushes = new PaymentPushes(clock, orders, outbox);
        orders.require(orders.nextTrade());
        orders.require(orders.nextTrade());
    }

    /** Returns the payments, oldest first. */
    public List<PaymentOrder> orders() {
        return orders.list();
    }

    /** Returns the payment with this {@code transaction_id}, if any. */
    public Optional<PaymentOrder> order(String transactionId) {
        return orders.find(OrderKey.ofTransaction(transactionId));
    }

    /** Changes the state of a payment as the buyer or WeChat Pay does: receipt, settlement, refund. */
    public void setState(String transactionId, OrderState state) {
        orders.put(order(transactionId).orElseThrow().withState(state));
    }

    /** Returns the path that the messages to buyers lead to, empty for WeChat's own page. */
    public String msgJumpPath() {
        return msgJumpPath.path();
    }

    @Override
    public void pushChanges() {
        pushes.pushChanges();
    }

    @Override
    public Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        add(routes, "upload_shipping_info", new UploadShippingInfoEndpoint(orders));
        add(routes, "upload_combined_shipping_info", new UploadCombinedShippingInfoEndpoint(orders));
        add(routes, "get_order", new GetPaymentOrderEndpoint(orders));
        add(routes, "get_order_list", new GetPaymentOrderListEndpoint(orders));
        add(routes, "notify_confirm_receive", new NotifyConfirmReceiveEndpoint(orders));
        add(routes, "set_msg_jump_path", msgJumpPath);
        add(routes, "opspecialorder", new SpecialOrderEndpoint(orders));
        add(routes, "is_trade_managed", new TradeManagementEndpoint(appId, "is_trade_managed"));
        add(routes, "is_trade_management_confirmation_completed", new TradeManagementEndpoint(appId, "completed"));
        return Map.copyOf(routes);
    }

    private static void add(Map<String, Route> routes, String api, Endpoint endpoint) {
        routes.put(ORDER + api, Route.authenticated("POST", endpoint));
    }
}
