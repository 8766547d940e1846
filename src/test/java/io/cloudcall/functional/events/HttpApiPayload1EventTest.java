package io.cloudcall.functional.events;

/** HTTP APIs, payload format 1.0. */
class HttpApiPayload1EventTest extends ApiGatewayContract {
    HttpApiPayload1EventTest() {
        super("http-api-payload-1-post");
    }
}
