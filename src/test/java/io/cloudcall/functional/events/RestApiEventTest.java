package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REST APIs, which keep the case of header names. */
class RestApiEventTest extends ApiGatewayContract {
    RestApiEventTest() {
        super("rest-api-post");
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "Content-Type", "CONTENT-TYPE", "conTent-tyPe"})
    void readsHeaderNamesInAnyCase(String name) {
        assertEquals(
                415, send(request("POST").header(name, "text/plain").body("{}")).status());
        assertEquals(
                200,
                send(request("POST").header(name, "application/json").body("{}"))
                        .status());
    }
}
