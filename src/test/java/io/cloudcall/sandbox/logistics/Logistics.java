package io.cloudcall.sandbox.logistics;

import io.cloudcall.sandbox.Route;
import java.util.Map;

/** The sandbox's logistics: what is in it, as a test sees it, and the way to its APIs. Thread-safe. */
public final class Logistics {

    private final Accounts accounts = new Accounts();

    /** The accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** The APIs by their paths. */
    public Map<String, Route> routes() {
        return Map.of(
                "/cgi-bin/express/business/account/getall", Route.api("GET", new GetAllAccountEndpoint(accounts)));
    }
}
