package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.cloudcall.http.TransportException.Kind;
import io.cloudcall.http.connection.HttpRoute;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportExceptionTranslatorTest {

    @Test
    void doesNotQuoteWhatIsNoHttp() {
        Exchange exchange = new Exchange(
                TransportRequest.get(URI.create("http://127.0.0.1"), Map.of(), true),
                new HttpRoute("127.0.0.1", 80, false, false, HttpRoute.Usage.CALL),
                1);

        TransportException failure = TransportExceptionTranslator.translate(
                new IllegalArgumentException("invalid version format: 98_TOKEN\"}HTTP/1.1"), exchange);

        assertEquals(Kind.MALFORMED_RESPONSE, failure.kind());
        assertNull(failure.getCause());
    }
}
