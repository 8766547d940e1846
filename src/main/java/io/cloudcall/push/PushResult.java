package io.cloudcall.push;

import io.cloudcall.event.ApiGatewayResponse;
import org.jspecify.annotations.Nullable;

/**
 * The result of a request: the response, and what the log has of it. Immutable.
 *
 * @param status the HTTP status
 * @param body the text of the response
 * @param outcome the outcome
 * @param reason the reason of a failure, otherwise null
 * @param message the authenticated message, or null if there is none
 * @param line a line for operators with cause and remedy, without anything of the request, or null for none
 */
public record PushResult(
        int status,
        String body,
        PushOutcome outcome,
        @Nullable PushReason reason,
        @Nullable PushMessage message,
        @Nullable String line) {

    static PushResult delivered(PushMessage message) {
        return new PushResult(200, "success", PushOutcome.DELIVERED, null, message, null);
    }

    static PushResult verified(String echo) {
        return new PushResult(200, echo, PushOutcome.VERIFIED, null, null, null);
    }

    /** Returns the refusal of a request by the cryptography, which is the same for each reason but in the log. */
    static PushResult refused(PushReason reason, @Nullable PushMessage message, @Nullable String line) {
        return new PushResult(403, "", PushOutcome.REFUSED, reason, message, line);
    }

    /** Returns the result of a failure to deliver, after which WeChat sends the message again. */
    static PushResult notDelivered(PushReason reason, @Nullable PushMessage message, String line) {
        return new PushResult(500, "", PushOutcome.NOT_DELIVERED, reason, message, line);
    }

    /** Returns the result of an event that is no HTTP request. */
    public static PushResult unsupportedEvent() {
        return new PushResult(400, "", PushOutcome.MALFORMED, PushReason.EVENT, null, null);
    }

    /** Returns the result of invalid settings. */
    public static PushResult misconfigured(String line) {
        return notDelivered(PushReason.SETTINGS, null, line);
    }

    /** Returns the result of an error of the function itself. */
    public static PushResult internalError() {
        return new PushResult(500, "", PushOutcome.NOT_DELIVERED, PushReason.INTERNAL, null, null);
    }

    /** Returns the response for the gateway. */
    public byte[] toResponse() {
        ApiGatewayResponse response = ApiGatewayResponse.text(status, body);
        return (status == 405 ? response.header("allow", PushRequest.METHODS) : response).toBytes();
    }
}
