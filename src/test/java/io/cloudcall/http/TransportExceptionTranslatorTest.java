package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.cloudcall.http.TransportException.Kind;
import org.junit.jupiter.api.Test;

class TransportExceptionTranslatorTest {

    @Test
    void doesNotQuoteWhatIsNoHttp() {
        TransportException failure = TransportExceptionTranslator.translate(
                new IllegalArgumentException("invalid version format: 98_TOKEN\"}HTTP/1.1"), false, false);

        assertEquals(Kind.MALFORMED_RESPONSE, failure.kind());
        assertNull(failure.getCause());
    }
}
