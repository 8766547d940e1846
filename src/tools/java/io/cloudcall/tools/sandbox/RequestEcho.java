package io.cloudcall.tools.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A mark in a field of each request's JSON body, which the response to that request repeats: what shows a response that
 * went to another call. WeChat has no such field. Immutable.
 */
final class RequestEcho {

    private final @Nullable String field;

    /** Creates an echo of {@code field}, or of none if it is null. */
    RequestEcho(@Nullable String field) {
        this.field = field;
    }

    /** Returns {@code response} with the mark of {@code request} at its end, if there is one. */
    StubResponse mark(ReceivedRequest request, StubResponse response) {
        Object mark = response.isJson() ? markOf(request) : null;
        return mark == null
                ? response
                : new StubResponse(
                        response.status(),
                        response.headers(),
                        response.body().toJsonObject().put(field, mark).toBuffer());
    }

    private @Nullable Object markOf(ReceivedRequest request) {
        if (field == null || request.bodyLength() == 0) {
            return null;
        }
        try {
            return new JsonObject(request.body()).getValue(field);
        } catch (DecodeException noJson) {
            return null;
        }
    }
}
