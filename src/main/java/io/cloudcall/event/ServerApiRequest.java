package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.ServerApi;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parser of direct requests to a router for an API by its path:
 * {@code {"openapi":"/cgi-bin/openapi/quota/get","method":"POST","query":{…},"data":{…},"read":true}}.
 */
final class ServerApiRequest {
    /** The fields that only an API by its path takes. */
    static final Set<String> FIELDS = Set.of("method", "query", "read");

    private static final String EXAMPLE =
            "{\"openapi\":\"/cgi-bin/openapi/quota/get\",\"data\":{…},\"query\":{…},\"method\":\"POST\",\"read\":true}";

    private ServerApiRequest() {}

    /** Returns the API, whose method and kind are the usual ones if those of the event are unusable. */
    static Optional<Api> findApi(String path, JsonObject event) {
        boolean isGet = event.get("method") instanceof JsonString method && "GET".equals(method.value());
        return ServerApi.find(path, isGet ? Api.Method.GET : Api.Method.POST, event.get("read") == JsonLiteral.TRUE);
    }

    /**
     * Returns the request.
     *
     * @param data the event's data
     * @throws InvalidRequestException if the path or a field is unusable
     */
    static CallRequest parse(String path, JsonObject event, JsonObject data, boolean convertCase) {
        ServerApi.requireUsable(path);
        if (!isMethod(event.get("method"))) {
            throw invalid("The event's method is neither \"GET\" nor \"POST\"");
        }
        if (!isAbsent(event.get("read")) && !(event.get("read") instanceof JsonLiteral)) {
            throw invalid("The event's read is neither true nor false");
        }
        return new CallRequest(path, data, query(event.get("query")), convertCase);
    }

    private static boolean isMethod(@Nullable JsonValue value) {
        return isAbsent(value)
                || (value instanceof JsonString method && Set.of("GET", "POST").contains(method.value()));
    }

    private static JsonObject query(@Nullable JsonValue query) {
        if (query == null || query == JsonLiteral.NULL) {
            return JsonObject.EMPTY;
        }
        if (query instanceof JsonObject object) {
            return object;
        }
        throw invalid("The event's query is not an object");
    }

    private static boolean isAbsent(@Nullable JsonValue value) {
        return value == null || value == JsonLiteral.NULL;
    }

    private static InvalidRequestException invalid(String reason) {
        return new InvalidRequestException(reason + ": send an event such as " + EXAMPLE + ".");
    }
}
