package io.cloudcall.event;

import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonValue;
import io.cloudcall.openapi.NotJsonException;
import io.cloudcall.openapi.StrictJson;

/**
 * An event that is the data of the call itself, as {@code aws lambda invoke} sends it. No event, {@code null} and an empty object
 * are all the same: a call without data.
 *
 * @param objectOrEmpty the event, or an object without members if it is none
 * @param problem what is wrong with it, or an empty text
 */
record DirectEvent(JsonObject objectOrEmpty, String problem) implements Event {
    private static final String REMEDY = ": send a JSON object with the call's data, such as {}.";

    /** In bytes. Far more than any call takes. */
    private static final int LARGEST = 1 << 20;

    static DirectEvent of(byte[] payload) {
        if (isBlank(payload)) {
            return new DirectEvent(JsonObject.EMPTY, "");
        }
        try {
            return of(StrictJson.parse(payload), payload.length);
        } catch (NotJsonException notJson) {
            return new DirectEvent(JsonObject.EMPTY, "The event is not usable JSON, " + notJson.getMessage());
        }
    }

    private static DirectEvent of(JsonValue value, int length) {
        if (value instanceof JsonObject object) {
            return new DirectEvent(object, length > LARGEST ? "The event is larger than 1 MiB" : "");
        }
        return new DirectEvent(
                JsonObject.EMPTY, value == JsonLiteral.NULL ? "" : "The event is JSON, but not an object");
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
    public JsonObject data() {
        if (!problem.isEmpty()) {
            throw BadArgumentsException.ofCaller(problem + REMEDY);
        }
        return objectOrEmpty;
    }

    @Override
    public String answer(CloudCallResult result, int status, String requestId) {
        return result.json();
    }
}
