package io.cloudcall.tools.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** {@code POST /cgi-bin/stable_token}. */
final class StableTokenEndpoint implements Endpoint {

    static final String PATH = "/cgi-bin/stable_token";

    private final AppCredentials credentials;
    private final AppTokens tokens;

    StableTokenEndpoint(AppCredentials credentials, AppTokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        JsonObject body = parse(request.body());
        credentials.require(text(body, "grant_type"), text(body, "appid"), text(body, "secret"));
        boolean force = forceRefresh(body);
        return tokens.toResponse(
                force ? tokens.stable().forceRefresh() : tokens.stable().getOrIssue());
    }

    private static JsonObject parse(Buffer body) {
        try {
            if (Json.decodeValue(body) instanceof JsonObject content) {
                return content;
            }
        } catch (DecodeException e) {
            throw new ApiErrorException(Errcode.DATA_FORMAT);
        }
        throw new ApiErrorException(Errcode.DATA_FORMAT);
    }

    private static @Nullable String text(JsonObject body, String name) {
        return body.getValue(name) instanceof String text ? text : null;
    }

    private static boolean forceRefresh(JsonObject body) {
        if (body.getValue("force_refresh", false) instanceof Boolean force) {
            return force;
        }
        throw new ApiErrorException(Errcode.DATA_FORMAT);
    }
}
