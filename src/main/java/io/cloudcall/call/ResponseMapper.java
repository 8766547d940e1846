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

/** Turns WeChat's answers into what wx-server-sdk 4.0.2 gives for them. Never throws. Stateless. */
public final class ResponseMapper {
    /** The largest body that the gateway passes on, in bytes: for transports, which read no further. */
    public static final int MAX_RESPONSE_BYTES = 1 << 20;

    private ResponseMapper() {}

    /** The result of the call that was asked for. */
    public static CallResult map(CallRequest request, ApiResponse answer) {
        if (answer.isSuccessful() && ResponseFormat.of(answer.contentType()) == ResponseFormat.BINARY) {
            return mapBinary(request.api(), answer);
        }
        CallResult plain = answer.isSuccessful() && request.convertCase()
                ? CallResult.fastPathSuccess(request.api(), answer.body())
                : null;
        return plain == null ? mapGeneric(request, answer) : plain;
    }

    /** The result of any answer that is JSON or text, plain or not. */
    static CallResult mapGeneric(CallRequest request, ApiResponse answer) {
        String body = JsStrings.decodeUtf8(answer.body());
        JsonObject object = tryParseObject(body);
        if (object != null && (answer.isSuccessful() || errcode(object) != null)) {
            return mapObject(request, object);
        }
        return mapNonObject(request.api(), answer, body);
    }

    /**
     * The object that is an answer's body, whatever its status and content type say; one without members if it is none.
     */
    public static JsonObject parseObject(byte[] body) {
        JsonObject object = tryParseObject(JsStrings.decodeUtf8(body));
        return object == null ? JsonObject.EMPTY : object;
    }

    private static @Nullable JsonObject tryParseObject(String body) {
        try {
            return LenientJsonParser.parse(body) instanceof JsonObject object ? object : null;
        } catch (JsonParseException notJson) {
            return null;
        }
    }

    /**
     * The errcode of an object that is an error of WeChat's, and null for any other: JavaScript's falsy ones are none.
     */
    public static @Nullable JsonValue errcode(JsonObject object) {
        JsonValue errcode = object.get("errcode");
        return errcode != null && errcode.isTruthy() ? errcode : null;
    }

    private static CallResult mapObject(CallRequest request, JsonObject object) {
        JsonValue errcode = errcode(object);
        return errcode == null
                ? CallResult.success(request, object)
                : CallResult.weChatError(request.api(), errcode, object.get("errmsg"));
    }

    private static CallResult mapNonObject(String api, ApiResponse answer, String body) {
        if (!answer.isSuccessful()) {
            return PlatformError.SYSTEM_ERROR.result("WeChat answered with HTTP " + answer.status());
        }
        if (ResponseFormat.of(answer.contentType()) == ResponseFormat.JSON) {
            return CallResult.invalidResponse(api, body);
        }
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("result", new JsonString(body));
        return CallResult.success(api, fields);
    }

    /** Node's {@code Buffer.toJSON}. */
    private static CallResult mapBinary(String api, ApiResponse answer) {
        SequencedMap<String, JsonValue> buffer = new LinkedHashMap<>();
        buffer.put("type", new JsonString("Buffer"));
        buffer.put("data", new JsonArray(new UnsignedBytes(answer.body())));
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("contentType", new JsonString(JsStrings.trim(Objects.requireNonNullElse(answer.contentType(), ""))));
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
