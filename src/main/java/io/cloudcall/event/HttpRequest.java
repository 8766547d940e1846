package io.cloudcall.event;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request that a gateway or a function URL passes on, of a function that serves nothing else: the method is
 * enough to recognize it. Immutable, as long as the body is not changed.
 *
 * @param method the method in upper case
 * @param path the path as the gateway sends it, possibly behind a stage
 * @param query the parameters of the query string
 * @param body the bytes of the body, empty if there is none; null if it is marked as base64, and is not
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record HttpRequest(String method, String path, QueryParameters query, byte @Nullable [] body) {

    /** Returns the request, or empty if the payload is anything else. */
    public static Optional<HttpRequest> parse(byte[] payload) {
        try {
            return StrictJsonParser.parseWellFormed(payload) instanceof JsonObject event
                    ? PayloadFormat.ofMethod(event).map(format -> of(format, event))
                    : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static HttpRequest of(PayloadFormat format, JsonObject event) {
        return new HttpRequest(
                format.method(event), format.path(event), format.queryParameters(event), PayloadFormat.body(event));
    }
}
