package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.ApiFamily;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.Route;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The state of the sandbox's delivery within a city, for tests, and the routes of its APIs. Thread-safe.
 *
 * <p>All but {@code apply} have to be signed; WeChat's page of {@code apply} says that it is called without encryption.
 * Until {@code apply} was called, the others are 48001, except for the list of cities.
 */
public final class IntracityApi implements ApiFamily {

    private static final String PATH = "/cgi-bin/express/intracity/";

    private final Clock clock;
    private final String appId;
    private final AtomicBoolean opened = new AtomicBoolean();
    private final Stores stores;
    private final Deliveries deliveries;
    private final Wallets wallets;
    private final DeliveryChange change;

    /** Creates the deliveries of the mini program of {@code seed}. */
    public IntracityApi(Clock clock, AppSeed seed) {
        this.clock = clock;
        appId = seed.appId();
        SandboxIds ids = new SandboxIds(seed);
        stores = new Stores(ids);
        deliveries = new Deliveries(ids);
        wallets = new Wallets(clock, ids);
        change = new DeliveryChange(clock, deliveries, wallets);
    }

    /** Opens the permission for stores, as {@code apply} does. */
    public void open() {
        opened.set(true);
    }

    /** Returns the stores in the order of their creation. */
    public List<Store> stores() {
        return stores.list();
    }

    /** Returns the deliveries in the order of their creation, canceled ones too. */
    public List<Delivery> deliveries() {
        return deliveries.list();
    }

    @Override
    public Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        routes.put(PATH + "apply", Route.authenticated("POST", new ApplyEndpoint(this::open)));
        routes.put(PATH + "getcity", signed(new GetCityEndpoint()));
        addStores(routes);
        addMoney(routes);
        addDeliveries(routes);
        return Map.copyOf(routes);
    }

    private void addStores(Map<String, Route> routes) {
        routes.put(PATH + "createstore", permitted(new CreateStoreEndpoint(appId, stores)));
        routes.put(PATH + "querystore", permitted(new QueryStoreEndpoint(appId, stores)));
        routes.put(PATH + "updatestore", permitted(new UpdateStoreEndpoint(stores)));
    }

    private void addMoney(Map<String, Route> routes) {
        routes.put(PATH + "storecharge", permitted(new StoreChargeEndpoint(appId, stores, wallets)));
        routes.put(PATH + "storerefund", permitted(new StoreRefundEndpoint(appId, stores, wallets, deliveries)));
        routes.put(PATH + "queryflow", permitted(new QueryFlowEndpoint(clock, appId, stores, wallets, deliveries)));
        routes.put(PATH + "balancequery", permitted(new BalanceQueryEndpoint(appId, stores, wallets)));
        routes.put(PATH + "setpaymode", permitted(new SetPayModeEndpoint(appId, wallets)));
        routes.put(PATH + "getpaymode", permitted(new GetPayModeEndpoint(appId, wallets)));
    }

    private void addDeliveries(Map<String, Route> routes) {
        routes.put(PATH + "preaddorder", permitted(new PreAddDeliveryEndpoint(clock, stores)));
        routes.put(PATH + "addorder", permitted(new AddDeliveryEndpoint(clock, stores, deliveries, wallets)));
        routes.put(PATH + "queryorder", permitted(new QueryDeliveryEndpoint(appId, deliveries)));
        routes.put(PATH + "cancelorder", permitted(new CancelDeliveryEndpoint(appId, deliveries, change)));
        routes.put(PATH + "mocknotify", permitted(new MockNotifyEndpoint(deliveries, change)));
    }

    private Route permitted(Endpoint endpoint) {
        return signed(request -> {
            require(opened.get(), Errcode.API_UNAUTHORIZED);
            return endpoint.respond(request);
        });
    }

    private static Route signed(Endpoint endpoint) {
        return Route.authenticated("POST", endpoint).signed();
    }
}
