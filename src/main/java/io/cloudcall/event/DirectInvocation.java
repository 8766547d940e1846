package io.cloudcall.event;

import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.util.Arrays;

/**
 * An event that is the data of the call itself, as {@code aws lambda invoke} sends it, or names a router's call. No event,
 * {@code null} and an empty object are all the same: a call without data.
 *
 * @param data the event, or an object without members if it is none
 * @param parseError what is wrong with it, or an empty text
 * @param target what the function is
 */
record DirectInvocation(JsonObject data, String parseError, String target) implements InvocationEvent {
    private static final String REMEDY = ": send a JSON object with the call's data, such as {}.";

    /** The usual event: it needs no parser, whose classes would be loaded for it. */
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    /** In bytes. Far more than any call takes. */
    private static final int MAX_PAYLOAD_BYTES = 1 << 20;

    static DirectInvocation of(byte[] payload, String function) {
        if (isBlank(payload) || Arrays.equals(payload, EMPTY_OBJECT)) {
            return new DirectInvocation(JsonObject.EMPTY, "", function);
        }
        try {
            return of(StrictJsonParser.parse(payload), payload.length, function);
        } catch (JsonParseException notJson) {
            return new DirectInvocation(
                    JsonObject.EMPTY, "The event is not usable JSON, " + notJson.getMessage(), function);
        }
    }

    private static DirectInvocation of(JsonValue value, int length, String function) {
        if (value instanceof JsonObject object) {
            return new DirectInvocation(
                    object, length > MAX_PAYLOAD_BYTES ? "The event is larger than 1 MiB" : "", function);
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

    private boolean isRouter() {
        return target.equals(CallRequest.ANY);
    }

    @Override
    public String api() {
        return isRouter() ? RouterRequest.apiName(data) : target;
    }

    @Override
    public CallRequest toCallRequest() {
        if (!parseError.isEmpty()) {
            throw new InvalidRequestException(parseError + REMEDY);
        }
        return isRouter() ? RouterRequest.parse(data) : CallRequest.of(target, data);
    }

    @Override
    public String toResponse(CallResult result, int status, String requestId) {
        return result.json();
    }
}
