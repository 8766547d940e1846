package io.cloudcall.event;

import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.CallRequest;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonValue;
import io.cloudcall.openapi.NotJsonException;
import io.cloudcall.openapi.StrictJson;

/**
 * An event that is the data of the call itself, as {@code aws lambda invoke} sends it, or names a router's call. No event,
 * {@code null} and an empty object are all the same: a call without data.
 *
 * @param objectOrEmpty the event, or an object without members if it is none
 * @param problem what is wrong with it, or an empty text
 * @param api what the function is
 */
record DirectEvent(JsonObject objectOrEmpty, String problem, String api) implements Event {
    private static final String REMEDY = ": send a JSON object with the call's data, such as {}.";

    /** In bytes. Far more than any call takes. */
    private static final int LARGEST = 1 << 20;

    static DirectEvent of(byte[] payload, String api) {
        if (isBlank(payload)) {
            return new DirectEvent(JsonObject.EMPTY, "", api);
        }
        try {
            return of(StrictJson.parse(payload), payload.length, api);
        } catch (NotJsonException notJson) {
            return new DirectEvent(JsonObject.EMPTY, "The event is not usable JSON, " + notJson.getMessage(), api);
        }
    }

    private static DirectEvent of(JsonValue value, int length, String api) {
        if (value instanceof JsonObject object) {
            return new DirectEvent(object, length > LARGEST ? "The event is larger than 1 MiB" : "", api);
        }
        return new DirectEvent(
                JsonObject.EMPTY, value == JsonLiteral.NULL ? "" : "The event is JSON, but not an object", api);
    }

    static boolean isBlank(byte[] payload) {
        for (byte b : payload) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    @Override
    public CallRequest request() {
        if (!problem.isEmpty()) {
            throw BadArgumentsException.ofCaller(problem + REMEDY);
        }
        return api.equals(CallRequest.ANY) ? RoutedCall.of(objectOrEmpty) : CallRequest.of(api, objectOrEmpty);
    }

    @Override
    public String answer(CloudCallResult result, int status, String requestId) {
        return result.json();
    }
}
