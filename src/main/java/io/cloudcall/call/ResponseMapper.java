package io.cloudcall.call;

import io.cloudcall.json.JsStrings;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.LenientJsonParser;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The mapper of WeChat's responses to the results of wx-server-sdk 4.0.2. Never throws. Stateless. */
public final class ResponseMapper {
    /** The limit of a response body at Tencent's gateway, in bytes: transports read no further. */
    public static final int MAX_RESPONSE_BYTES = 1 << 20;

    private ResponseMapper() {}

    /** Returns the result of a call. */
    public static CallResult map(CallRequest request, ApiResponse response) {
        if (response.isSuccessful() && ResponseFormat.of(response.contentType()) == ResponseFormat.BINARY) {
            return mapBinary(request.api(), response);
        }
        CallResult plain = response.isSuccessful() && request.convertCase()
                ? CallResult.fastPathSuccess(request.api(), response.body())
                : null;
        return plain == null ? mapGeneric(request, response) : plain;
    }

    /** Returns the result of a response that is JSON or text, plain or not. */
    static CallResult mapGeneric(CallRequest request, ApiResponse response) {
        String body = JsStrings.decodeUtf8(response.body());
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
        return errcode == null
                ? CallResult.success(request, object)
                : CallResult.weChatError(request.api(), errcode, object.get("errmsg"))
                        .withDiagnostic(CarrierError.describe(object));
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

    /** Returns the body in the form of Node's {@code Buffer.toJSON}. */
    private static CallResult mapBinary(String api, ApiResponse response) {
        SequencedMap<String, JsonValue> buffer = new LinkedHashMap<>();
        buffer.put("type", new JsonString("Buffer"));
        buffer.put("data", new JsonArray(new UnsignedBytes(response.body())));
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put(
                "contentType", new JsonString(JsStrings.trim(Objects.requireNonNullElse(response.contentType(), ""))));
        fields.put("buffer", JsonObject.of(buffer));
        return CallResult.success(api, fields);
    }

    /** Bytes as a list of JSON numbers, without an object for each of them. */
    private static final class UnsignedBytes extends AbstractList<JsonValue> {
        private final byte[] bytes;

        UnsignedBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public JsonValue get(int index) {
            return JsonNumber.of(Byte.toUnsignedInt(bytes[index]));
        }

        @Override
        public int size() {
            return bytes.length;
        }
    }
}
