package io.cloudcall.event;

import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonValue;
import io.cloudcall.openapi.NotJsonException;
import io.cloudcall.openapi.StrictJson;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request that came through an API gateway: GET or HEAD for a call without data, POST with the data as JSON.
 *
 * @param shape the gateway's payload format
 * @param event the payload
 */
record HttpEvent(GatewayShape shape, JsonObject event) implements Event {
    private static final String METHODS = "GET, HEAD, OPTIONS, POST";
    private static final int LARGEST = 1 << 20;

    static Optional<HttpEvent> of(JsonObject event) {
        return GatewayShape.of(event).map(shape -> new HttpEvent(shape, event));
    }

    private String method() {
        return shape.method(event);
    }

    @Override
    public JsonObject data() {
        return switch (method()) {
            case "GET", "HEAD" -> JsonObject.EMPTY;
            case "POST" -> posted();
            default -> throw new HttpRefusal(405, "The HTTP method is " + method() + ": use one of " + METHODS + ".");
        };
    }

    private JsonObject posted() {
        byte[] body = GatewayShape.body(event);
        if (body == null) {
            throw new HttpRefusal(400, "The body is marked as base64, but is not: send it as it is.");
        }
        if (DirectEvent.isBlank(body)) {
            return JsonObject.EMPTY;
        }
        if (body.length > LARGEST) {
            throw new HttpRefusal(413, "The body is larger than 1 MiB: send less data.");
        }
        if (!isJson(GatewayShape.contentType(event))) {
            throw new HttpRefusal(415, "The body is not marked as JSON: send content-type: application/json.");
        }
        return object(body);
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    private static JsonObject object(byte[] body) {
        try {
            JsonValue value = StrictJson.parse(body);
            if (value instanceof JsonObject object) {
                return object;
            }
            if (value == JsonLiteral.NULL) {
                return JsonObject.EMPTY;
            }
        } catch (NotJsonException notJson) {
            throw BadArgumentsException.ofCaller("The body is not usable JSON, " + notJson.getMessage()
                    + ": send a JSON object with the call's data.");
        }
        throw BadArgumentsException.ofCaller(
                "The body is JSON, but not an object: send a JSON object with the call's data.");
    }

    @Override
    public Optional<String> answerWithoutCall(String requestId) {
        return method().equals("OPTIONS")
                ? Optional.of(
                        new HttpAnswer(204, "", requestId).allowing(METHODS).toJson())
                : Optional.empty();
    }

    @Override
    public String answer(CloudCallResult result, int status, String requestId) {
        HttpAnswer answer = new HttpAnswer(status, method().equals("HEAD") ? "" : result.json(), requestId);
        return (status == 405 ? answer.allowing(METHODS) : answer).toJson();
    }
}
