package io.cloudcall.tools.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The app that a request acts for. WeChat's rule: the access token alone decides. A request without one names its app:
 * a token call, a login, a call of the token service.
 */
final class RequestedApp {

    private final SandboxApps apps;

    RequestedApp(SandboxApps apps) {
        this.apps = apps;
    }

    /** Returns the AppID, or null if the request names none, or one that the sandbox does not have. */
    @Nullable
    String find(ReceivedRequest request) {
        String appId = named(request);
        return appId == null || apps.find(appId).isEmpty() ? null : appId;
    }

    private @Nullable String named(ReceivedRequest request) {
        if (request.path().equals(TokenServiceEndpoint.PATH)) {
            return apps.first().appId();
        }
        if (request.path().startsWith(TokenServiceEndpoint.APP_PATH)) {
            return request.path().substring(TokenServiceEndpoint.APP_PATH.length());
        }
        if (request.path().equals(StableTokenEndpoint.PATH)) {
            return field(request, "appid");
        }
        String token = request.queryParameter("access_token");
        return token == null ? request.queryParameter("appid") : apps.tokens().appIdOf(token);
    }

    private static @Nullable String field(ReceivedRequest request, String name) {
        try {
            return Json.decodeValue(request.body()) instanceof JsonObject body
                            && body.getValue(name) instanceof String text
                    ? text
                    : null;
        } catch (DecodeException noJson) {
            return null;
        }
    }
}
