package io.cloudcall.tools.sandbox.management;

import io.cloudcall.tools.sandbox.ApiFamily;
import io.cloudcall.tools.sandbox.Route;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;

/** The routes of the APIs for operators. Thread-safe. */
public final class ManagementApi implements ApiFamily {
    private static final String OPENAPI = "/cgi-bin/openapi/";

    private final Clock clock;
    private final String appId;
    private final ApiQuotas quotas;
    private final RefusedRequests refused;
    private final QuotaPaths paths;

    /** @param isRouted whether the sandbox has an API of that path */
    public ManagementApi(
            Clock clock, String appId, ApiQuotas quotas, RefusedRequests refused, Predicate<String> isRouted) {
        this.clock = clock;
        this.appId = appId;
        this.quotas = quotas;
        this.refused = refused;
        paths = new QuotaPaths(isRouted);
    }

    @Override
    public Map<String, Route> routes() {
        return Map.of(
                OPENAPI + "quota/get",
                Route.authenticated("POST", new GetApiQuotaEndpoint(clock, quotas, paths)),
                OPENAPI + "quota/clear",
                Route.authenticated("POST", new ClearApiQuotaEndpoint(clock, quotas, paths)),
                OPENAPI + "rid/get",
                Route.authenticated("POST", new GetRidInfoEndpoint(clock, appId, refused)),
                "/cgi-bin/clear_quota",
                Route.authenticated("POST", new ClearQuotaEndpoint(clock, appId, quotas)),
                "/cgi-bin/callback/check",
                Route.authenticated("POST", new CallbackCheckEndpoint()),
                "/cgi-bin/get_api_domain_ip",
                Route.authenticated("GET", request -> addresses()),
                "/cgi-bin/getcallbackip",
                Route.authenticated("GET", request -> addresses()));
    }

    private static StubResponse addresses() {
        return StubResponse.json(new JsonObject().put("ip_list", JsonArray.of("127.0.0.1")));
    }
}
