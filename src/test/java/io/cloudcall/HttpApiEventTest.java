package io.cloudcall;

/** HTTP APIs, payload format 2.0. */
class HttpApiEventTest extends GatewayContract {
    HttpApiEventTest() {
        super("http-api-post");
    }
}
