package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Both conversions of a response: the general one and the fast path. */
final class Conversions {
    private static final CallRequest REQUEST = CallRequest.of(ResponseGenerator.API, JsonObject.EMPTY);

    private Conversions() {}

    /** Converts a body by the parser and the writer. */
    static CallResult convertGenerally(byte[] body) {
        return ResponseMapper.mapGeneric(REQUEST, new ApiResponse(200, ResponseGenerator.JSON, body));
    }

    /** Returns whether the fast path supports the body, and fails if its result differs from the general one. */
    static boolean checkFastPath(byte[] body) {
        CallResult plain = CallResult.fastPathSuccess(ResponseGenerator.API, body);
        if (plain != null) {
            assertEquals(convertGenerally(body), plain, () -> new String(body, StandardCharsets.ISO_8859_1));
        }
        return plain != null;
    }
}
