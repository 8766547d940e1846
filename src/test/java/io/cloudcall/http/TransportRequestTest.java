package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportRequestTest {

    @ParameterizedTest
    @CsvSource({
        "https://host,/?a%20b=%E5%AF%86%2B",
        "https://host/path,/path?a%20b=%E5%AF%86%2B",
        "https://host/path?first=%2F,/path?first=%2F&a%20b=%E5%AF%86%2B"
    })
    void encodesParametersAfterThoseOfItsTarget(URI target, String requestUri) {
        assertEquals(
                requestUri,
                TransportRequest.get(target, Map.of("a b", "密+"), true).requestUri());
    }

    @ParameterizedTest
    @CsvSource({"http://host,80", "https://host,443", "https://host:8443,8443"})
    void takesThePortOfItsSchemeUnlessThereIsAnother(URI target, int port) {
        assertEquals(port, TransportRequest.get(target, Map.of(), true).port());
    }

    @Test
    void namesNoSecretInItsText() {
        SequencedMap<String, String> query = new LinkedHashMap<>(Map.of("access_token", "secret"));
        TransportRequest request = TransportRequest.post(
                        URI.create("https://host/path?key=secret"), query, "{\"a\":\"secret\"}", false)
                .withHeaders(Map.of("authorization", "secret"));

        assertEquals("POST /path", request.toString());
    }
}
