package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpApiResponseTest {
    @Test
    void takesStatusHeadersAndBody() {
        assertEquals(
                new HttpApiResponse(405, Map.of("allow", "POST"), "no"),
                HttpApiResponse.parse("{\"statusCode\":405,\"headers\":{\"allow\":\"POST\"},\"body\":\"no\"}"));
    }

    @Test
    void needsNoHeadersAndNoBody() {
        assertEquals(new HttpApiResponse(204, Map.of(), ""), HttpApiResponse.parse("{\"statusCode\":204}"));
    }

    /** Such as that of an event that cannot be read, which has the form of no gateway. */
    @Test
    void takesAResultWithoutAStatusForTheBody() {
        String result = "{\"errCode\":-601002,\"errMsg\":\"fail\"}";

        assertEquals(
                new HttpApiResponse(200, Map.of("content-type", "application/json"), result),
                HttpApiResponse.parse(result));
    }
}
