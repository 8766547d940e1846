package io.cloudcall.call;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.json.KeyCase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request to WeChat: keys in snake_case at every depth, or unchanged if the request disables the
 * conversion; values unchanged; unknown parameters included. Immutable.
 */
public final class RequestParameters {
    static final String ACCESS_TOKEN = "access_token";

    /** The parameters that the function sends in place of an access token to log a user in. */
    private static final List<String> LOGIN_CREDENTIALS = List.of("appid", "secret", "grant_type");

    private final Api api;
    private final KeyCase keyCase;
    private final JsonObject queryMembers;
    private final JsonObject bodyMembers;
    private final @Nullable MultipartForm form;

    private RequestParameters(
            Api api, KeyCase keyCase, JsonObject queryMembers, JsonObject bodyMembers, List<FormFile> files) {
        this.api = api;
        this.keyCase = keyCase;
        this.queryMembers = queryMembers;
        this.bodyMembers = bodyMembers;
        form = api.kind() == Api.Kind.UPLOAD || !files.isEmpty()
                ? UploadParameters.toForm(api, queryMembers, bodyMembers, files, keyCase)
                : null;
    }

    /**
     * Returns the parameters of {@code request}, without an access token, and for a login without the mini program's
     * credentials: the function sends its own.
     *
     * @throws InvalidRequestException if the API takes a file and the request has none that can be sent
     */
    public static RequestParameters of(Api api, CallRequest request) {
        KeyCase keyCase = request.convertCase() ? KeyCase.SNAKE : KeyCase.AS_IS;
        SequencedMap<String, JsonValue> members = convert(request.data(), keyCase);
        SequencedMap<String, JsonValue> query = convert(request.query(), keyCase);
        if (api.method() == Api.Method.GET) {
            merge(members, query);
            return new RequestParameters(api, keyCase, JsonObject.of(query), JsonObject.EMPTY, List.of());
        }
        extract(api.queryParameters(), members, query);
        return new RequestParameters(api, keyCase, JsonObject.of(query), JsonObject.of(members), request.files());
    }

    private static SequencedMap<String, JsonValue> convert(JsonObject object, KeyCase keyCase) {
        SequencedMap<String, JsonValue> members =
                new LinkedHashMap<>(object.renameKeys(keyCase).members());
        members.remove(ACCESS_TOKEN);
        return members;
    }

    private static void merge(Map<String, JsonValue> data, Map<String, JsonValue> query) {
        if (!Collections.disjoint(data.keySet(), query.keySet())) {
            throw new InvalidRequestException(
                    "A parameter stands in data and in query, which a GET both sends in the URL:"
                            + " send it in one of them.");
        }
        query.putAll(data);
    }

    /** Moves the members of those names into the query. */
    private static void extract(List<String> names, Map<String, JsonValue> members, Map<String, JsonValue> query) {
        for (String name : names) {
            JsonValue value = members.remove(name);
            if (value != null) {
                query.put(name, value);
            }
        }
    }

    /** Returns the body of a call with a file, or null: {@link #body} is the body then. */
    public @Nullable MultipartForm form() {
        return form;
    }

    /** Returns the body as JSON text; empty if the API's parameters can all travel in the URL, and do. */
    public String body() {
        boolean isInUrl =
                bodyMembers.members().isEmpty() && !api.queryParameters().isEmpty();
        return isInUrl || api.kind() == Api.Kind.UPLOAD ? "" : JsonWriter.stringify(bodyMembers, keyCase);
    }

    /** Returns the members of the body, with the names of nested ones as the caller has them. */
    public JsonObject bodyMembers() {
        return bodyMembers;
    }

    /** Returns the parameters of the query string as the caller has them. */
    public JsonObject queryMembers() {
        SequencedMap<String, JsonValue> query = new LinkedHashMap<>(queryMembers.members());
        query.keySet().removeIf(this::isOwn);
        return JsonObject.of(query);
    }

    /** Returns the case that the names of nested members are sent in. */
    public KeyCase keyCase() {
        return keyCase;
    }

    /** Returns the parameters of the query string, not yet encoded: strings unchanged, other values as JSON text. */
    public SequencedMap<String, String> query() {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        queryMembers.members().forEach((key, value) -> {
            if (!isOwn(key)) {
                query.put(key, toQueryValue(value));
            }
        });
        return query;
    }

    /**
     * Returns whether the function sends a parameter of that name itself, in any case: a server that ignores case would
     * take a second one for it.
     */
    private boolean isOwn(String key) {
        return key.equalsIgnoreCase(ACCESS_TOKEN)
                || (api.kind() == Api.Kind.LOGIN && LOGIN_CREDENTIALS.stream().anyMatch(key::equalsIgnoreCase));
    }

    private String toQueryValue(JsonValue value) {
        return value instanceof JsonString text ? text.value() : JsonWriter.stringify(value, keyCase);
    }
}
