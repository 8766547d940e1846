package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiFamily;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Route;
import io.cloudcall.tools.sandbox.push.PushOutbox;
import io.cloudcall.tools.sandbox.push.PushSource;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of the sandbox's logistics, for tests, and the routes of its APIs. Thread-safe. */
public final class LogisticsApi implements ApiFamily, PushSource {

    private static final String BUSINESS = "/cgi-bin/express/business/";
    private static final Carriers CARRIERS = new Carriers();
    private static final String DELIVERY = "/cgi-bin/express/delivery/";

    private final Clock clock;
    private final AppSeed seed;
    private final BoundAccounts accounts;
    private final Orders orders;
    private final Printers printers = new Printers();
    private final PushOutbox outbox;
    private final WaybillMoves moves;

    /** Creates the logistics of an app, which pushes moves of waybills and reviews of accounts. */
    public LogisticsApi(Clock clock, AppSeed seed, PushOutbox outbox) {
        this.clock = clock;
        this.seed = seed;
        this.outbox = outbox;
        accounts = new BoundAccounts(seed);
        orders = new Orders(seed);
        moves = new WaybillMoves(clock, orders, outbox);
    }

    /** Returns the accounts. */
    public BoundAccounts accounts() {
        return accounts;
    }

    /** Returns whether getAllDelivery lists this carrier. */
    public static boolean hasCarrier(String deliveryId) {
        return CARRIERS.find(deliveryId).isPresent();
    }

    /**
     * Binds an account, or changes that of this carrier and code.
     *
     * @param fields fields of getAllAccount that replace those of the account
     * @return the whole account
     * @throws IllegalArgumentException if there is no such carrier
     */
    public JsonObject putAccount(String deliveryId, String bizId, JsonObject fields) {
        long now = clock.instant().getEpochSecond();
        JsonObject account = accounts.find(deliveryId, bizId)
                .orElseGet(() -> NewAccount.of(
                        CARRIERS.find(deliveryId)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "WeChat has no carrier " + deliveryId + ": use one of getAllDelivery")),
                        bizId,
                        now));
        account.mergeIn(fields).put("update_time", now);
        accounts.put(account);
        return account;
    }

    /**
     * Adds an event to the waybill of an order, as its carrier does.
     *
     * @param message the text of the event, or null for an invented one
     * @param time its time, or null for now
     * @return the order, or nothing if there is none
     */
    public Optional<Order> move(String orderId, ActionType type, @Nullable String message, @Nullable Instant time) {
        PathItem item = new PathItem(
                Objects.requireNonNullElseGet(time, clock::instant),
                type,
                Objects.requireNonNullElse(message, type.message()));
        return orders.report(orderId, item);
    }

    /** Returns all orders in the order of their creation, including canceled ones. */
    public List<Order> orders() {
        return orders.list();
    }

    /** Returns the order with this {@code order_id}, if any. */
    public Optional<Order> order(String orderId) {
        return orders.find(orderId);
    }

    /** Returns the counters of this {@code order_id}; all zero if there were no requests. */
    public OrderCounters counters(String orderId) {
        return orders.counters(orderId);
    }

    @Override
    public void pushChanges() {
        moves.pushChanges();
    }

    @Override
    public Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        addMerchantReads(routes);
        addMerchantWrites(routes);
        addCarrierSide(routes);
        return Map.copyOf(routes);
    }

    /** Adds the three lists, by GET alone as on their pages. Older pages had POST, whose rejection is assumed. */
    private void addMerchantReads(Map<String, Route> routes) {
        routes.put(BUSINESS + "account/getall", Route.authenticated("GET", new GetAllAccountEndpoint(accounts)));
        routes.put(BUSINESS + "delivery/getall", Route.authenticated("GET", new GetAllDeliveryEndpoint(CARRIERS)));
        routes.put(BUSINESS + "printer/getall", Route.authenticated("GET", new GetPrinterEndpoint(printers)));
        routes.put(BUSINESS + "quota/get", Route.authenticated("POST", new GetQuotaEndpoint(CARRIERS, accounts)));
        routes.put(BUSINESS + "order/get", Route.authenticated("POST", new GetOrderEndpoint(orders)));
        routes.put(BUSINESS + "order/batchget", Route.authenticated("POST", new BatchGetOrderEndpoint(orders)));
        routes.put(BUSINESS + "path/get", Route.authenticated("POST", new GetPathEndpoint(clock, orders)));
    }

    private void addMerchantWrites(Map<String, Route> routes) {
        OrderValidator validator = new OrderValidator(CARRIERS, accounts);
        WaybillQuota quota = new WaybillQuota(clock, accounts);
        routes.put(
                BUSINESS + "account/bind",
                Route.authenticated("POST", new BindAccountEndpoint(clock, CARRIERS, accounts)));
        routes.put(
                BUSINESS + "order/add",
                Route.authenticated("POST", new AddOrderEndpoint(clock, orders, validator, quota)));
        routes.put(BUSINESS + "order/cancel", Route.authenticated("POST", new CancelOrderEndpoint(clock, orders)));
        routes.put(BUSINESS + "printer/update", Route.authenticated("POST", new UpdatePrinterEndpoint(printers)));
        routes.put(BUSINESS + "test_update_order", Route.authenticated("POST", new UpdateOrderForTestEndpoint(orders)));
    }

    private void addCarrierSide(Map<String, Route> routes) {
        routes.put(DELIVERY + "contact/get", Route.authenticated("POST", new GetContactEndpoint(orders)));
        routes.put(
                DELIVERY + "template/preview",
                Route.authenticated("POST", new PreviewTemplateEndpoint(seed.appId(), orders)));
        routes.put(
                DELIVERY + "service/business/update",
                Route.authenticated("POST", new UpdateBusinessEndpoint(clock, seed.appId(), accounts, outbox)));
        routes.put(DELIVERY + "path/update", Route.authenticated("POST", new UpdatePathEndpoint(orders)));
    }
}
