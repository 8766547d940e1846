package io.cloudcall;

/** HTTP APIs, payload format 1.0. */
class HttpApiPayload1EventTest extends GatewayContract {
    HttpApiPayload1EventTest() {
        super("http-api-payload-1-post");
    }
}
