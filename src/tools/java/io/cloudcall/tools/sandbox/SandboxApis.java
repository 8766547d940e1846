package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.login.LoginApi;
import io.cloudcall.tools.sandbox.logistics.LogisticsApi;
import io.cloudcall.tools.sandbox.shipping.ShippingApi;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The families of APIs that the sandbox implements. A path belongs to one family. */
final class SandboxApis {

    private final LogisticsApi logistics;
    private final ShippingApi shipping;
    private final List<ApiFamily> families;

    SandboxApis(Clock clock, AppCredentials credentials, SandboxTokens tokens) {
        logistics = new LogisticsApi(clock, credentials.appId());
        shipping = new ShippingApi(clock, credentials.appId());
        families = List.of(new TokenApi(credentials, tokens), logistics, new LoginApi(clock, credentials), shipping);
    }

    LogisticsApi logistics() {
        return logistics;
    }

    ShippingApi shipping() {
        return shipping;
    }

    /** Returns the routes of all families by their paths. */
    Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        families.forEach(family -> family.routes().forEach((path, route) -> add(routes, path, route)));
        return routes;
    }

    private static void add(Map<String, Route> routes, String path, Route route) {
        if (routes.putIfAbsent(path, route) != null) {
            throw new IllegalStateException("two families have " + path);
        }
    }
}
