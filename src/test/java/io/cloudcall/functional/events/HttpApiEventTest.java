package io.cloudcall.functional.events;

/** HTTP APIs, payload format 2.0. */
class HttpApiEventTest extends ApiGatewayContract {
    HttpApiEventTest() {
        super("http-api-post");
    }
}
