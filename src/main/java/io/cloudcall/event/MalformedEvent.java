package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.InvalidRequestException;
import java.util.Optional;

/**
 * An event that is not a JSON object, or is too large.
 *
 * @param message the error message, with the remedy
 */
record MalformedEvent(String message, Optional<Api> api) implements InvocationEvent {

    @Override
    public CallRequest toCallRequest() {
        throw new InvalidRequestException(message);
    }
}
