package io.cloudcall.event;

import io.cloudcall.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The path parameters of the route that a gateway matched, decoded; null if the route does not have one.
 *
 * @param appId the AppID, by its parameter in lower case
 * @param api the parameter {@code api}, the name of an API
 * @param rest the parameter {@code proxy}, the rest of a path
 */
record RouteParameters(
        @Nullable String appId,
        @Nullable String api,
        @Nullable String rest) {

    static RouteParameters of(JsonObject event) {
        return event.get("pathParameters") instanceof JsonObject parameters
                ? new RouteParameters(
                        parameters.getString("appid"), parameters.getString("api"), parameters.getString("proxy"))
                : new RouteParameters(null, null, null);
    }
}
