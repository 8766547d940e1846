package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.intracity.IntracityApi;
import io.cloudcall.tools.sandbox.login.LoginApi;
import io.cloudcall.tools.sandbox.logistics.LogisticsApi;
import io.cloudcall.tools.sandbox.management.ApiQuotas;
import io.cloudcall.tools.sandbox.management.ManagementApi;
import io.cloudcall.tools.sandbox.management.RefusedRequests;
import io.cloudcall.tools.sandbox.push.PushOutbox;
import io.cloudcall.tools.sandbox.push.PushSource;
import io.cloudcall.tools.sandbox.push.SandboxPushes;
import io.cloudcall.tools.sandbox.samples.MediaApi;
import io.cloudcall.tools.sandbox.samples.MediaCheckApi;
import io.cloudcall.tools.sandbox.samples.SampleApi;
import io.cloudcall.tools.sandbox.shipping.ShippingApi;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The families of APIs that the sandbox implements, with the state of one app, and the samples of all others. A path
 * belongs to one family.
 */
final class SandboxApis implements PushSource {

    private final LogisticsApi logistics;
    private final ShippingApi shipping;
    private final IntracityApi intracity;
    private final ApiQuotas quotas;
    private final Map<String, Route> routes;

    SandboxApis(
            Clock clock,
            AppSeed seed,
            AppCredentials credentials,
            AppTokens tokens,
            RefusedRequests refused,
            SandboxPushes pushes) {
        PushOutbox outbox = pushes.outbox(seed.appId());
        logistics = new LogisticsApi(clock, seed, outbox);
        shipping = new ShippingApi(clock, seed, outbox);
        intracity = new IntracityApi(clock, seed);
        quotas = new ApiQuotas(clock, tokens.dailyQuotas());
        routes = routes(List.of(
                new TokenApi(credentials, tokens),
                new LoginApi(clock, seed, credentials),
                logistics,
                shipping,
                intracity,
                new MediaApi(clock),
                new MediaCheckApi(seed.appId(), outbox),
                new ManagementApi(clock, credentials.appId(), quotas, refused, this::isRouted)));
    }

    @Override
    public void pushChanges() {
        logistics.pushChanges();
        shipping.pushChanges();
    }

    LogisticsApi logistics() {
        return logistics;
    }

    ShippingApi shipping() {
        return shipping;
    }

    IntracityApi intracity() {
        return intracity;
    }

    ApiQuotas quotas() {
        return quotas;
    }

    /** Returns the route of this path: of a family, or else of the sample on WeChat's page. */
    Optional<Route> route(String path) {
        String routed = path.startsWith(TokenServiceEndpoint.APP_PATH) ? TokenServiceEndpoint.PATH : path;
        return Optional.ofNullable(routes.get(routed)).or(() -> SampleApi.find(path));
    }

    private boolean isRouted(String path) {
        return route(path).isPresent();
    }

    private static Map<String, Route> routes(List<ApiFamily> families) {
        Map<String, Route> routes = new HashMap<>();
        families.forEach(family -> family.routes().forEach((path, route) -> add(routes, path, route)));
        return Map.copyOf(routes);
    }

    private static void add(Map<String, Route> routes, String path, Route route) {
        if (routes.putIfAbsent(path, route) != null) {
            throw new IllegalStateException("two families have " + path);
        }
    }
}
