package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportResponseTest {

    private static TransportResponse response(Map<String, String> headers) {
        return new TransportResponse(200, headers, new byte[0]);
    }

    @Test
    void findsAHeaderWhateverItsCase() {
        TransportResponse response = response(Map.of("x-amzn-ErrorType", "Throttling", "Content-TYPE", "text/plain"));

        assertEquals("Throttling", response.header("x-amzn-errortype"));
        assertEquals("text/plain", response.contentType());
    }

    @Test
    void keepsTheFirstOfSeveralHeadersWithOneName() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", "first");
        headers.put("date", "second");

        assertEquals("first", response(headers).header("DATE"));
    }

    @Test
    void hasNoContentTypeUnlessThatCame() {
        assertNull(response(Map.of()).contentType());
    }
}
