package io.cloudcall.push;

import io.cloudcall.event.ApiGatewayResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a request: the response, and what the log has of it. Immutable.
 *
 * @param status the HTTP status
 * @param body the text of the response
 * @param outcome the outcome
 * @param reason the reason of a failure, otherwise null
 * @param message the authenticated message, or null if there is none
 * @param failure the failure, as a line for operators without anything of the request; null if nothing did
 */
public record PushResult(
        int status,
        String body,
        PushOutcome outcome,
        @Nullable PushReason reason,
        @Nullable PushMessage message,
        @Nullable String failure) {

    static PushResult delivered(PushMessage message) {
        return new PushResult(200, "success", PushOutcome.DELIVERED, null, message, null);
    }

    static PushResult verified(String echo) {
        return new PushResult(200, echo, PushOutcome.VERIFIED, null, null, null);
    }

    /** Returns the rejection of a request by the cryptography, which is the same for each reason but in the log. */
    static PushResult refused(PushReason reason, @Nullable String failure) {
        return new PushResult(403, "", PushOutcome.REFUSED, reason, null, failure);
    }

    /** Returns the result of a failure to deliver, after which WeChat sends the message again. */
    static PushResult notDelivered(PushReason reason, @Nullable PushMessage message, String failure) {
        return new PushResult(500, "", PushOutcome.NOT_DELIVERED, reason, message, failure);
    }

    /** Returns the result of an event that is no HTTP request. */
    public static PushResult unsupportedEvent() {
        return new PushResult(400, "", PushOutcome.MALFORMED, PushReason.EVENT, null, null);
    }

    /** Returns the result of invalid settings. */
    public static PushResult misconfigured(String failure) {
        return notDelivered(PushReason.SETTINGS, null, failure);
    }

    /** Returns the result of an error of the function itself. */
    public static PushResult internalError() {
        return new PushResult(500, "", PushOutcome.NOT_DELIVERED, PushReason.INTERNAL, null, null);
    }

    /** Returns lines for operators with causes and remedies. What no signature has, such as of scanners, needs none. */
    public List<String> lines() {
        Optional<String> remedy =
                reason == null || outcome == PushOutcome.MALFORMED ? Optional.empty() : reason.remedy();
        return Stream.concat(Stream.ofNullable(failure), remedy.stream()).toList();
    }

    /** Returns the response for the gateway. */
    public byte[] toResponse() {
        ApiGatewayResponse response = ApiGatewayResponse.text(status, body);
        return (status == 405 ? response.header("allow", PushRequest.METHODS) : response).toBytes();
    }
}
