package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * A parser that recognizes events by their fields. Never throws: {@link InvocationEvent#toCallRequest} reports an
 * invalid event, so that the response has the event's own format.
 *
 * @param target the function's target
 */
public record EventParser(FunctionTarget target) {
    /** The limit of an event that is a call's data, and of an HTTP body: far more than a call without a file needs. */
    private static final int MAX_MEBIBYTES = 1;

    /** The same limit for a call with a file, which is Lambda's own. */
    static final int MAX_UPLOAD_MEBIBYTES = 6;

    private static final String USABLE_EVENT = "send a JSON object with the call's data, such as {}.";
    private static final String SMALLER_FILE = "send a file of at most 4.7 MB as base64, or of 1.7 MB as a Buffer.";

    /** The usual event, which is compared as bytes: a parser would load its classes for it. */
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    /**
     * Parses an event. A large one is not copied as a whole: it may be a file in JSON.
     *
     * @param payload the event as Lambda passes it, possibly empty
     * @throws IOException as the stream throws it
     */
    public InvocationEvent parse(InputStream payload) throws IOException {
        return payload.available() < StrictJsonParser.BULK_BYTES ? parse(payload.readAllBytes()) : parseLarge(payload);
    }

    private InvocationEvent parseLarge(InputStream payload) throws IOException {
        try {
            LargeEvent event = LargeEvent.read(payload);
            return recognize(event.value(), event.length());
        } catch (JsonParseException e) {
            return malformed(e);
        }
    }

    /**
     * Parses an event that is there already.
     *
     * @param payload the event as Lambda passes it, possibly empty
     */
    public InvocationEvent parse(byte[] payload) {
        if (Arrays.equals(payload, EMPTY_OBJECT) || isBlank(payload)) {
            return DirectInvocation.withoutData(target);
        }
        try {
            return recognize(StrictJsonParser.parseWellFormed(payload), payload.length);
        } catch (JsonParseException e) {
            return malformed(e);
        }
    }

    private MalformedEvent malformed(JsonParseException reason) {
        return new MalformedEvent(
                "The event is not usable JSON, " + reason.getMessage() + ": " + USABLE_EVENT, target.api());
    }

    private InvocationEvent recognize(JsonValue event, int length) {
        if (event instanceof JsonObject object) {
            return recognizeObject(object, length);
        }
        if (event == JsonLiteral.NULL) {
            return DirectInvocation.withoutData(target);
        }
        return new MalformedEvent("The event is JSON, but not an object: " + USABLE_EVENT, target.api());
    }

    private InvocationEvent recognizeObject(JsonObject event, int length) {
        if (event.get(QuotaWatchEvent.FIELD) != null) {
            return new QuotaWatchEvent(target, event);
        }
        Optional<PayloadFormat> format = PayloadFormat.detect(event);
        if (format.isPresent()) {
            return new ApiGatewayRequest(format.get(), event, target);
        }
        if (EventBridgeSchedule.matches(event)) {
            return new EventBridgeSchedule(target);
        }
        String problem = UnsupportedEvent.findProblem(event);
        return problem == null ? recognizeData(event, length) : new UnsupportedEvent(problem, target.api());
    }

    private InvocationEvent recognizeData(JsonObject event, int length) {
        DirectInvocation direct = DirectInvocation.of(event, target);
        int mebibytes = maxMebibytes(direct.api());
        if (length > mebibytes << 20) {
            return new MalformedEvent(
                    "The event is larger than " + mebibytes + " MiB: "
                            + (isUpload(direct.api()) ? SMALLER_FILE : USABLE_EVENT),
                    direct.api());
        }
        return direct;
    }

    /** Returns the limit of the data of a call of {@code api}. */
    static int maxMebibytes(Optional<Api> api) {
        return isUpload(api) ? MAX_UPLOAD_MEBIBYTES : MAX_MEBIBYTES;
    }

    private static boolean isUpload(Optional<Api> api) {
        return api.isPresent() && api.get().kind() == Api.Kind.UPLOAD;
    }

    /** Returns whether {@code json} is empty or white space as JSON defines it. */
    static boolean isBlank(byte[] json) {
        for (byte b : json) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
