package io.cloudcall.event;

import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.CallRequest;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonValue;
import io.cloudcall.openapi.NotJsonException;
import io.cloudcall.openapi.StrictJson;
import java.util.Arrays;

/**
 * An event that is the data of the call itself, as {@code aws lambda invoke} sends it, or names a router's call. No event,
 * {@code null} and an empty object are all the same: a call without data.
 *
 * @param objectOrEmpty the event, or an object without members if it is none
 * @param problem what is wrong with it, or an empty text
 * @param function what the function is
 */
record DirectInvocation(JsonObject objectOrEmpty, String problem, String function) implements InvocationEvent {
    private static final String REMEDY = ": send a JSON object with the call's data, such as {}.";

    /** The usual event: it needs no parser, whose classes would be loaded for it. */
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    /** In bytes. Far more than any call takes. */
    private static final int LARGEST = 1 << 20;

    static DirectInvocation of(byte[] payload, String function) {
        if (isBlank(payload) || Arrays.equals(payload, EMPTY_OBJECT)) {
            return new DirectInvocation(JsonObject.EMPTY, "", function);
        }
        try {
            return of(StrictJson.parse(payload), payload.length, function);
        } catch (NotJsonException notJson) {
            return new DirectInvocation(
                    JsonObject.EMPTY, "The event is not usable JSON, " + notJson.getMessage(), function);
        }
    }

    private static DirectInvocation of(JsonValue value, int length, String function) {
        if (value instanceof JsonObject object) {
            return new DirectInvocation(object, length > LARGEST ? "The event is larger than 1 MiB" : "", function);
        }
        return new DirectInvocation(
                JsonObject.EMPTY, value == JsonLiteral.NULL ? "" : "The event is JSON, but not an object", function);
    }

    static boolean isBlank(byte[] payload) {
        for (byte b : payload) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    private boolean isRouted() {
        return function.equals(CallRequest.ANY);
    }

    @Override
    public String api() {
        return isRouted() ? RouterRequest.api(objectOrEmpty) : function;
    }

    @Override
    public CallRequest request() {
        if (!problem.isEmpty()) {
            throw BadArgumentsException.ofCaller(problem + REMEDY);
        }
        return isRouted() ? RouterRequest.of(objectOrEmpty) : CallRequest.of(function, objectOrEmpty);
    }

    @Override
    public String answer(CloudCallResult result, int status, String requestId) {
        return result.json();
    }
}
