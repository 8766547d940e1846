package io.cloudcall.functional.events;

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
        send(request("POST").header(name, "text/plain").body("{}")).assertStatus(415);
        send(request("POST").header(name, "application/json").body("{}")).assertStatus(200);
    }
}
