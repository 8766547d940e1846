package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpApiResponseTest {
    @Test
    void takesStatusHeadersAndBody() {
        assertEquals(
                new HttpApiResponse(405, Map.of("allow", "POST"), "no", false),
                HttpApiResponse.parse("{\"statusCode\":405,\"headers\":{\"allow\":\"POST\"},\"body\":\"no\"}"));
    }

    @Test
    void decodesBytes() {
        HttpApiResponse response =
                HttpApiResponse.parse("{\"statusCode\":200,\"body\":\"AP8=\",\"isBase64Encoded\":true}");

        assertArrayEquals(new byte[] {0, -1}, response.bytes());
    }

    @Test
    void needsNoHeadersAndNoBody() {
        assertEquals(new HttpApiResponse(204, Map.of(), "", false), HttpApiResponse.parse("{\"statusCode\":204}"));
    }

    /** Such as that of an event that cannot be read, which has the form of no gateway. */
    @Test
    void takesAResultWithoutAStatusForTheBody() {
        String result = "{\"errCode\":-601002,\"errMsg\":\"fail\"}";

        assertEquals(
                new HttpApiResponse(200, Map.of("content-type", "application/json"), result, false),
                HttpApiResponse.parse(result));
    }
}
