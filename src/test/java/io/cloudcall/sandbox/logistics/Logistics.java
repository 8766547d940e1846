package io.cloudcall.sandbox.logistics;

import io.cloudcall.sandbox.Route;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The sandbox's logistics: what is in it, as a test sees it, and the way to its APIs. Thread-safe. */
public final class Logistics {

    private static final String BUSINESS = "/cgi-bin/express/business/";
    private static final String DELIVERY = "/cgi-bin/express/delivery/";

    private final Clock clock;
    private final String appId;
    private final Deliveries deliveries = new Deliveries();
    private final Accounts accounts = new Accounts();
    private final Printers printers = new Printers();

    /** Logistics of the mini program {@code appId}. */
    public Logistics(Clock clock, String appId) {
        this.clock = clock;
        this.appId = appId;
    }

    /** The accounts. */
    public Accounts accounts() {
        return accounts;
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
    }

    private void merchantWrites(Map<String, Route> routes) {
        routes.put(BUSINESS + "account/bind", Route.api("POST", new BindAccountEndpoint(clock, deliveries, accounts)));
        routes.put(BUSINESS + "printer/update", Route.api("POST", new UpdatePrinterEndpoint(printers)));
    }

    private void deliverySide(Map<String, Route> routes) {
        routes.put(
                DELIVERY + "service/business/update",
                Route.api("POST", new UpdateBusinessEndpoint(clock, appId, accounts)));
    }
}
