package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.RecordedExchange;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The received requests, with what was answered. */
final class RequestResource {
    private static final String PATH = "/_sandbox/requests";
    private static final long DEFAULT_LIMIT = 100;
    private static final long MAX_LIMIT = 1_000;

    private final Sandbox sandbox;

    RequestResource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get(PATH, this::list, "after", "limit", "path", "appid"),
                ControlRoute.delete(PATH, this::clear));
    }

    private StubResponse list(ControlRequest request) {
        Optional<Long> after = request.queryNumber("after", 0, Long.MAX_VALUE);
        long limit = request.queryNumber("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
        List<RecordedExchange> wanted =
                sandbox.exchanges().stream().filter(filter(request)).toList();
        List<RecordedExchange> shown = after.isPresent()
                ? wanted.stream()
                        .filter(exchange -> exchange.id() > after.get())
                        .limit(limit)
                        .toList()
                : wanted.subList((int) Math.max(0, wanted.size() - limit), wanted.size());
        return toJson(shown);
    }

    private Predicate<RecordedExchange> filter(ControlRequest request) {
        String path = request.queryParameter("path").orElse("");
        Optional<String> appId = request.queryParameter("appid").map(named -> AppResource.requireApp(sandbox, named));
        return exchange -> exchange.request().path().startsWith(path)
                && appId.map(named -> named.equals(exchange.request().appId())).orElse(true);
    }

    private StubResponse clear(ControlRequest request) {
        request.requireNoFields();
        sandbox.clearRequests();
        return toJson(List.of());
    }

    private StubResponse toJson(List<RecordedExchange> shown) {
        ExchangeView view = new ExchangeView(SecretMask.of(sandbox));
        JsonArray requests = new JsonArray();
        shown.forEach(exchange -> requests.add(view.toJson(exchange)));
        return SandboxControl.json(new JsonObject().put("requests", requests).put("last", sandbox.lastRequestId()));
    }
}
