package io.cloudcall.functional.events;

/** Function URLs. */
class FunctionUrlEventTest extends ApiGatewayContract {
    FunctionUrlEventTest() {
        super("function-url-post");
    }
}
