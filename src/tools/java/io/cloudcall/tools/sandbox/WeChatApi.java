package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.signing.SandboxSigning;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The routes of WeChat's APIs, with the rules that all of them share and the form of their errors. */
final class WeChatApi {

    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private final Clock clock;
    private final SandboxApps apps;
    private final SandboxSigning signing;
    private final RequestEcho echo;

    WeChatApi(Clock clock, SandboxApps apps, SandboxSigning signing, RequestEcho echo) {
        this.clock = clock;
        this.apps = apps;
        this.signing = signing;
        this.echo = echo;
    }

    StubResponse respond(ReceivedRequest request) {
        // WeChat's gateway rejects chunked bodies before any of its APIs. Without either field, a body is empty.
        if ("POST".equals(request.method()) && request.header("Transfer-Encoding") != null) {
            return StubResponse.empty(412);
        }
        try {
            Route route = route(request);
            return route.needsAccessToken() && SandboxSigning.isSigned(request)
                    ? signing.respond(request, app(request).appId(), clear -> answer(route, clear))
                    : answerClear(route, request);
        } catch (ApiErrorException error) {
            return echo.mark(request, refuse(request, error));
        }
    }

    private StubResponse answerClear(Route route, ReceivedRequest request) {
        ApiErrorException.require(!route.needsSignature(), Errcode.SIGNATURE_NEEDED);
        return answer(route, request);
    }

    private StubResponse answer(Route route, ReceivedRequest request) {
        try {
            return echo.mark(request, route.endpoint().respond(request));
        } catch (ApiErrorException error) {
            return echo.mark(request, refuse(request, error));
        }
    }

    private Route route(ReceivedRequest request) {
        SandboxApis apis = app(request).apis();
        Route route = apis.route(request.path()).orElseThrow(() -> new ApiErrorException(Errcode.INVALID_URL));
        route.requireMethod(request.method());
        if (route.needsAccessToken()) {
            apps.tokens().require(request.queryParameter("access_token"));
        }
        if (route.needsBody() && request.bodyLength() == 0) {
            throw new ApiErrorException(Errcode.EMPTY_POST);
        }
        if (route.needsAccessToken()) {
            apis.quotas().take(request.path());
        }
        return route;
    }

    /** Returns the app that the request acts for; the first one if it names none, so that an endpoint refuses it. */
    private SandboxApp app(ReceivedRequest request) {
        return request.appId() == null ? apps.first() : apps.get(request.appId());
    }

    private StubResponse refuse(ReceivedRequest request, ApiErrorException error) {
        Errcode errcode = error.errcode();
        String rid = requestId();
        StubResponse response = StubResponse.json(new JsonObject()
                .put("errcode", errcode.code())
                .put("errmsg", error.text() + " rid: " + rid)
                .mergeIn(error.details()));
        apps.refused().add(rid, request, response);
        return response;
    }

    private String requestId() {
        return "%08x-%08x-%08x".formatted(clock.instant().getEpochSecond(), RANDOM.nextInt(), RANDOM.nextInt());
    }
}
