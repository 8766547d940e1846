package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.AppId;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parser of direct requests to a router:
 * {@code {"openapi":"logistics.getQuota","data":{…},"appid":"wx…","convertCase":true}}, or with a path for the name:
 * {@link ServerApiRequest}. Over HTTP the path names the API: {@link ApiPath}. An {@code appid} in the data is data, as
 * in the SDK.
 */
final class RouterRequest {
    static final String EXAMPLE = "{\"openapi\":\"logistics.getQuota\",\"data\":{…}}";
    static final String EXAMPLE_PATH = "/openapi/logistics.getAllAccount";

    private static final String API = "openapi";
    private static final String DATA = "data";
    private static final String APP_ID = "appid";
    private static final String CONVERT_CASE = "convertCase";
    private static final Set<String> FIELDS = Set.of(API, DATA, APP_ID, CONVERT_CASE);

    private RouterRequest() {}

    static Optional<Api> findApi(JsonObject event) {
        String api = event.getString(API);
        if (api == null) {
            return Optional.empty();
        }
        return Api.isPath(api) ? ServerApiRequest.findApi(api, event) : ApiCatalog.find(api);
    }

    static CallRequest parse(JsonObject event) {
        String api = event.getString(API);
        if (api == null) {
            throw invalid("The event names no API");
        }
        requireKnownFields(event, Api.isPath(api));
        JsonObject data = data(event.get(DATA));
        boolean convertCase = convertCase(event.get(CONVERT_CASE));
        CallRequest request = Api.isPath(api)
                ? ServerApiRequest.parse(api, event, data, convertCase)
                : new CallRequest(api, data, convertCase);
        return request.withAppId(appId(event.get(APP_ID)));
    }

    private static void requireKnownFields(JsonObject event, boolean isPath) {
        Set<String> others = new HashSet<>(event.members().keySet());
        others.removeAll(FIELDS);
        if (others.removeAll(ServerApiRequest.FIELDS) && !isPath) {
            throw invalid("The event has method, query or read, which only an API by its path takes, such as"
                    + " /cgi-bin/openapi/quota/get");
        }
        if (!others.isEmpty()) {
            throw invalid("The event has fields beside openapi, data, appid and convertCase, and the call's own belong"
                    + " into data");
        }
    }

    private static JsonObject data(@Nullable JsonValue data) {
        if (data == null || data == JsonLiteral.NULL) {
            return JsonObject.EMPTY;
        }
        if (data instanceof JsonObject object) {
            return object;
        }
        throw invalid("The event's data is not an object");
    }

    private static @Nullable String appId(@Nullable JsonValue appId) {
        if (appId == null || appId == JsonLiteral.NULL) {
            return null;
        }
        if (appId instanceof JsonString text && AppId.isWellFormed(text.value())) {
            return text.value();
        }
        throw invalid("The event's appid is no AppID, which is " + AppId.GRAMMAR);
    }

    private static boolean convertCase(@Nullable JsonValue convertCase) {
        if (convertCase == null || convertCase instanceof JsonLiteral) {
            return convertCase != JsonLiteral.FALSE;
        }
        throw invalid("The event's convertCase is neither true nor false");
    }

    private static InvalidRequestException invalid(String reason) {
        return new InvalidRequestException(reason + ": send an event such as " + EXAMPLE + ".");
    }
}
