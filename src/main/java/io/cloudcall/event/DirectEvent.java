package io.cloudcall.event;

import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonValue;
import io.cloudcall.openapi.NotJsonException;
import io.cloudcall.openapi.StrictJson;

/** An invocation whose event is the data of the call, as {@code aws lambda invoke} sends it. */
public final class DirectEvent {
    private static final String REMEDY = ": send a JSON object with the call's data, such as {}.";

    /** In bytes. Far more than any call takes, and little enough for the smallest function's memory. */
    private static final int LARGEST = 1 << 20;

    private DirectEvent() {}

    /**
     * The data of the call. No event, {@code null} and an empty object are all the same: a call without data.
     *
     * @throws BadArgumentsException if the event is neither of those nor a JSON object, or is too large
     */
    public static JsonObject data(byte[] event) {
        if (event.length > LARGEST) {
            throw new BadArgumentsException("The event is larger than 1 MiB" + REMEDY);
        }
        if (isBlank(event)) {
            return JsonObject.EMPTY;
        }
        JsonValue value = parse(event);
        if (value == JsonLiteral.NULL) {
            return JsonObject.EMPTY;
        }
        if (value instanceof JsonObject data) {
            return data;
        }
        throw new BadArgumentsException("The event is JSON, but not an object" + REMEDY);
    }

    private static boolean isBlank(byte[] event) {
        for (byte b : event) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    private static JsonValue parse(byte[] event) {
        try {
            return StrictJson.parse(event);
        } catch (NotJsonException notJson) {
            throw new BadArgumentsException("The event is not usable JSON, " + notJson.getMessage() + REMEDY);
        }
    }
}
