package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Route;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sandbox's logistics: what is in it, as a test sees it, and the way to its APIs. Thread-safe. */
public final class LogisticsApi {

    private static final String BUSINESS = "/cgi-bin/express/business/";
    private static final String DELIVERY = "/cgi-bin/express/delivery/";

    private final Clock clock;
    private final String appId;
    private final Carriers deliveries = new Carriers();
    private final BoundAccounts accounts = new BoundAccounts();
    private final Orders orders = new Orders();
    private final Printers printers = new Printers();

    /** Logistics of the mini program {@code appId}. */
    public LogisticsApi(Clock clock, String appId) {
        this.clock = clock;
        this.appId = appId;
    }

    /** The accounts. */
    public BoundAccounts accounts() {
        return accounts;
    }

    /** Every order that was ever added, in that order, cancelled ones included. */
    public List<Order> orders() {
        return orders.list();
    }

    /** The order of this {@code order_id}, if it was added. */
    public Optional<Order> order(String orderId) {
        return orders.find(orderId);
    }

    /** What was really done with the order of this {@code order_id}; all zero if nothing was. */
    public OrderCounters counters(String orderId) {
        return orders.counters(orderId);
    }

    /** The APIs by their paths. */
    public Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        merchantReads(routes);
        merchantWrites(routes);
        deliverySide(routes);
        return Map.copyOf(routes);
    }

    private void merchantReads(Map<String, Route> routes) {
        routes.put(BUSINESS + "account/getall", Route.api("GET", new GetAllAccountEndpoint(accounts)));
        routes.put(BUSINESS + "delivery/getall", Route.api("GET", new GetAllDeliveryEndpoint(deliveries)));
        routes.put(BUSINESS + "printer/getall", Route.api("GET", new GetPrinterEndpoint(printers)));
        routes.put(BUSINESS + "quota/get", Route.api("POST", new GetQuotaEndpoint(deliveries, accounts)));
        routes.put(BUSINESS + "order/get", Route.api("POST", new GetOrderEndpoint(orders)));
        routes.put(BUSINESS + "order/batchget", Route.api("POST", new BatchGetOrderEndpoint(orders)));
        routes.put(BUSINESS + "path/get", Route.api("POST", new GetPathEndpoint(clock, orders)));
    }

    private void merchantWrites(Map<String, Route> routes) {
        OrderValidator rules = new OrderValidator(deliveries, accounts);
        WaybillQuota quota = new WaybillQuota(clock, accounts);
        routes.put(BUSINESS + "account/bind", Route.api("POST", new BindAccountEndpoint(clock, deliveries, accounts)));
        routes.put(BUSINESS + "order/add", Route.api("POST", new AddOrderEndpoint(clock, orders, rules, quota)));
        routes.put(BUSINESS + "order/cancel", Route.api("POST", new CancelOrderEndpoint(clock, orders)));
        routes.put(BUSINESS + "printer/update", Route.api("POST", new UpdatePrinterEndpoint(printers)));
        routes.put(BUSINESS + "test_update_order", Route.api("POST", new UpdateOrderForTestEndpoint(orders)));
    }

    private void deliverySide(Map<String, Route> routes) {
        routes.put(DELIVERY + "contact/get", Route.api("POST", new GetContactEndpoint(orders)));
        routes.put(DELIVERY + "template/preview", Route.api("POST", new PreviewTemplateEndpoint(appId, orders)));
        routes.put(
                DELIVERY + "service/business/update",
                Route.api("POST", new UpdateBusinessEndpoint(clock, appId, accounts)));
        routes.put(DELIVERY + "path/update", Route.api("POST", new UpdatePathEndpoint(orders)));
    }
}
