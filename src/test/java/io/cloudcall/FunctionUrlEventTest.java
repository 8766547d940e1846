package io.cloudcall;

/** Function URLs. */
class FunctionUrlEventTest extends GatewayContract {
    FunctionUrlEventTest() {
        super("function-url-post");
    }
}
