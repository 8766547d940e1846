package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.json.JsonObject;
import java.util.Optional;

/**
 * An event that is the data of the call itself, as {@code aws lambda invoke} sends it, or names a router's call. No
 * event, {@code null} and an empty object are all the same: a call without data.
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
