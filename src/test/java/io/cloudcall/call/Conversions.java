package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Both ways from WeChat's response to the result: the general one, and that of plain responses. */
final class Conversions {
    private static final CallRequest REQUEST = CallRequest.of(ResponseGenerator.API, JsonObject.EMPTY);

    private Conversions() {}

    /** What the parser and the writer make of a body. */
    static CallResult convertGenerally(byte[] body) {
        return ResponseMapper.mapGeneric(REQUEST, new ApiResponse(200, ResponseGenerator.JSON, body));
    }

    /** Fails if the body is plain and its result differs from the general one. Whether it is plain. */
    static boolean checkFastPath(byte[] body) {
        CallResult plain = CallResult.fastPathSuccess(ResponseGenerator.API, body);
        if (plain != null) {
            assertEquals(convertGenerally(body), plain, () -> new String(body, StandardCharsets.ISO_8859_1));
        }
        return plain != null;
    }
}
