package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.InvalidRequestException;
import java.util.Optional;

/**
 * An event that is not a JSON object, or is too large.
 *
 * @param problem the beginning of the error message
 */
record MalformedEvent(String problem, Optional<Api> api) implements InvocationEvent {

    @Override
    public CallRequest toCallRequest() {
        throw new InvalidRequestException(problem + ": send a JSON object with the call's data, such as {}.");
    }
}
