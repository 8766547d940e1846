package io.cloudcall.openapi;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Turns WeChat's answers into what wx-server-sdk 4.0.2 gives for them. Never throws. Stateless. */
public final class AnswerReader {
    /** The most that the gateway passes on, in bytes. */
    public static final int LARGEST_ANSWER = 1 << 20;

    private AnswerReader() {}

    /** The result of the call that was asked for. */
    public static CloudCallResult read(CallRequest request, WeChatAnswer answer) {
        if (answer.body().length > LARGEST_ANSWER) {
            return GatewayError.ANSWER_TOO_LARGE.result();
        }
        if (answer.succeeded() && MediaType.of(answer.contentType()) == MediaType.BYTES) {
            return bytes(request.api(), answer);
        }
        CloudCallResult plain = answer.succeeded() && request.convertsCase()
                ? CloudCallResult.plainSuccess(request.api(), answer.body())
                : null;
        return plain == null ? readAny(request, answer) : plain;
    }

    /** The result of any answer that is JSON or text, plain or not. */
    static CloudCallResult readAny(CallRequest request, WeChatAnswer answer) {
        String body = NodeText.decode(answer.body());
        JsonObject object = objectOrNull(body);
        if (object != null && (answer.succeeded() || errcode(object) != null)) {
            return ofObject(request, object);
        }
        return notAnObject(request.api(), answer, body);
    }

    /** The object that is an answer's body, whatever its status and content type say; one without members if it is none. */
    public static JsonObject object(WeChatAnswer answer) {
        JsonObject object = objectOrNull(NodeText.decode(answer.body()));
        return object == null ? JsonObject.EMPTY : object;
    }

    private static @Nullable JsonObject objectOrNull(String body) {
        try {
            return JavaScriptParser.parse(body) instanceof JsonObject object ? object : null;
        } catch (NotJsonException notJson) {
            return null;
        }
    }

    /** The errcode of an object that is an error of WeChat's, and null for any other: JavaScript's falsy ones are none. */
    public static @Nullable JsonValue errcode(JsonObject object) {
        JsonValue errcode = object.get("errcode");
        return errcode != null && errcode.truthy() ? errcode : null;
    }

    private static CloudCallResult ofObject(CallRequest request, JsonObject object) {
        JsonValue errcode = errcode(object);
        return errcode == null
                ? CloudCallResult.success(request, object)
                : CloudCallResult.weChatError(request.api(), errcode, object.get("errmsg"));
    }

    private static CloudCallResult notAnObject(String api, WeChatAnswer answer, String body) {
        if (!answer.succeeded()) {
            return GatewayError.SYSTEM_ERROR.result("WeChat answered with HTTP " + answer.status());
        }
        if (MediaType.of(answer.contentType()) == MediaType.JSON) {
            return CloudCallResult.invalidAnswer(api, body);
        }
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("result", new JsonText(body));
        return CloudCallResult.success(api, fields);
    }

    /** Node's {@code Buffer.toJSON}. */
    private static CloudCallResult bytes(String api, WeChatAnswer answer) {
        SequencedMap<String, JsonValue> buffer = new LinkedHashMap<>();
        buffer.put("type", new JsonText("Buffer"));
        buffer.put("data", JsonBytes.of(answer.body()));
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("contentType", new JsonText(NodeText.trim(Objects.requireNonNullElse(answer.contentType(), ""))));
        fields.put("buffer", JsonObject.of(buffer));
        return CloudCallResult.success(api, fields);
    }
}
