package io.cloudcall.call;

import io.cloudcall.json.JsStrings;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.LenientJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The mapper of WeChat's responses to the results of wx-server-sdk 4.0.2. Never throws. Stateless. */
public final class ResponseMapper {
    /** The limit of a response body at Tencent's gateway, in bytes: transports read no further. */
    public static final int MAX_RESPONSE_BYTES = 1 << 20;

    private static final String WEB_PAGE_NOTE = "the response is a web page and none of WeChat's: a gateway or a login"
            + " page on the way answered, and whether WeChat has the request is unknown";

    private static final String NO_OBJECT_NOTE = "the response is no JSON object and none of WeChat's: a gateway or a"
            + " login page on the way answered, and whether the code is spent is unknown";

    private ResponseMapper() {}

    /**
     * Returns the result of a call. A deliberate deviation from the SDK: a web page is no success of a write, as it
     * comes from a gateway or a login page on the way, and the caller of a write may look at the errCode alone; nor is
     * anything but a JSON object a success of a login, and an error does not quote it.
     *
     * @param guard the guard of responses that are not plain
     */
    public static CallResult map(ResolvedCall call, ApiResponse response, ResponseGuard guard) {
        if (call.api().kind() == Api.Kind.LOGIN && response.isSuccessful() && parsesToNoObject(response)) {
            return PlatformError.SYSTEM_ERROR.result(NO_OBJECT_NOTE);
        }
        return !call.api().isReadOnly() && isWebPage(response)
                ? PlatformError.SYSTEM_ERROR.result(WEB_PAGE_NOTE)
                : map(call.request(), response, guard);
    }

    private static boolean parsesToNoObject(ApiResponse response) {
        return tryParseObject(JsStrings.decodeUtf8(response.body())) == null;
    }

    private static boolean isWebPage(ApiResponse response) {
        return response.isSuccessful() && ResponseFormat.isHtml(response.contentType()) && parsesToNoObject(response);
    }

    /** Returns the result of a call whose response echoes no secret. */
    public static CallResult map(CallRequest request, ApiResponse response) {
        return map(request, response, ResponseGuard.NONE);
    }

    /**
     * Returns the result of a call.
     *
     * @param guard the guard of responses that are not plain
     */
    public static CallResult map(CallRequest request, ApiResponse response, ResponseGuard guard) {
        if (isBinary(response)) {
            return guard.check(mapBinary(request.api(), response, guard), response);
        }
        CallResult plain = response.isSuccessful() && request.convertCase()
                ? CallResult.fastPathSuccess(request.api(), response.body())
                : null;
        return plain == null ? guard.check(mapGeneric(request, response, guard), response) : plain;
    }

    /** Returns whether a result has the bytes of a response, neither read as JSON nor as text. */
    public static boolean isBinary(ApiResponse response) {
        return response.isSuccessful() && ResponseFormat.of(response.contentType()) == ResponseFormat.BINARY;
    }

    static CallResult mapGeneric(CallRequest request, ApiResponse response) {
        return mapGeneric(request, response, ResponseGuard.NONE);
    }

    /** Returns the result of a response that is JSON or text, plain or not. */
    static CallResult mapGeneric(CallRequest request, ApiResponse response, ResponseGuard guard) {
        String body = guard.mask(JsStrings.decodeUtf8(response.body()));
        JsonObject object = tryParseObject(body);
        if (object != null && (response.isSuccessful() || errcode(object) != null)) {
            return mapObject(request, object);
        }
        return mapNonObject(request.api(), response, body);
    }

    /**
     * Returns the JSON object in the body of a response, regardless of its status and content type; an empty object if
     * there is none.
     */
    public static JsonObject parseObject(byte[] body) {
        JsonObject object = tryParseObject(JsStrings.decodeUtf8(body));
        return object == null ? JsonObject.EMPTY : object;
    }

    private static @Nullable JsonObject tryParseObject(String body) {
        try {
            return LenientJsonParser.parse(body) instanceof JsonObject object ? object : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    /**
     * Returns the errcode of an object that is an error of WeChat's, or null for any other: falsy values in
     * JavaScript's sense are no errors.
     */
    public static @Nullable JsonValue errcode(JsonObject object) {
        JsonValue errcode = object.get("errcode");
        return errcode != null && errcode.isTruthy() ? errcode : null;
    }

    private static CallResult mapObject(CallRequest request, JsonObject object) {
        JsonValue errcode = errcode(object);
        if (errcode != null) {
            return CallResult.weChatError(request.api(), errcode, object.get("errmsg"))
                    .withDiagnostic(CarrierError.describe(object));
        }
        return CallResult.success(request, object);
    }

    private static CallResult mapNonObject(String api, ApiResponse response, String body) {
        if (!response.isSuccessful()) {
            return PlatformError.SYSTEM_ERROR.result("WeChat answered with HTTP " + response.status());
        }
        if (ResponseFormat.of(response.contentType()) == ResponseFormat.JSON) {
            return CallResult.invalidResponse(api, body);
        }
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("result", new JsonString(body));
        return CallResult.success(api, fields);
    }

    private static CallResult mapBinary(String api, ApiResponse response, ResponseGuard guard) {
        byte[] body = ResponseFormat.isText(response.contentType()) ? mask(response.body(), guard) : response.body();
        String contentType = JsStrings.trim(Objects.requireNonNullElse(response.contentType(), ""));
        return CallResult.binarySuccess(api, new BinaryBody(contentType, body));
    }

    private static byte[] mask(byte[] body, ResponseGuard guard) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String masked = guard.mask(text);
        return masked.equals(text) ? body : masked.getBytes(StandardCharsets.ISO_8859_1);
    }
}
