package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.Route;
import java.util.Optional;

/** The documented APIs without state: each answers the sample of WeChat's page. Thread-safe. */
public final class SampleApi {

    private SampleApi() {}

    /** Returns the route of this path, if an API is documented there. */
    public static Optional<Route> find(String path) {
        return ApiSamples.find(path).map(SampleApi::route);
    }

    private static Route route(ApiSample sample) {
        Route route = Route.authenticated(sample.method(), new SampleEndpoint(sample));
        return sample.acceptsEmptyBody() ? route.withoutBody() : route;
    }
}
