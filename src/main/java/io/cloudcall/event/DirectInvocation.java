package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.json.JsonObject;
import java.util.Optional;

/**
 * A direct invocation, as {@code aws lambda invoke} makes it: the event is the data of the call, or a router's request.
 * An absent event, {@code null} and an empty object all mean a call without data.
 */
record DirectInvocation(JsonObject data, FunctionTarget target, Optional<Api> api) implements InvocationEvent {

    static DirectInvocation withoutData(FunctionTarget target) {
        return new DirectInvocation(JsonObject.EMPTY, target, target.api());
    }

    static DirectInvocation of(JsonObject data, FunctionTarget target) {
        return new DirectInvocation(data, target, target.isRouter() ? RouterRequest.findApi(data) : target.api());
    }

    @Override
    public CallRequest toCallRequest() {
        return target.isRouter() ? RouterRequest.parse(data) : CallRequest.of(target.name(), data);
    }

    @Override
    public boolean isApiChosenByCaller() {
        return target.isRouter();
    }
}
