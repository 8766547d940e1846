package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import java.util.Optional;

/** What an invocation asks for, and the form of its response. Immutable. Made by {@link EventParser}. */
public sealed interface InvocationEvent
        permits DirectInvocation, ApiGatewayRequest, EventBridgeSchedule, QuotaWatchEvent, MalformedEvent {

    /**
     * Returns the API of the catalog that is asked for, even if it cannot be called as asked; empty if there is none.
     */
    Optional<Api> api();

    /**
     * Returns the call that is asked for.
     *
     * @throws InvalidRequestException if the event is not usable
     */
    CallRequest toCallRequest();

    /** Returns whether the event, rather than a setting, chose the API. */
    default boolean isApiChosenByCaller() {
        return false;
    }

    /** Returns whether the result is also reported as metrics of quotas. */
    default boolean isQuotaWatch() {
        return false;
    }

    /** Returns the response to an event that asks for no call, and otherwise empty. */
    default Optional<byte[]> preflightResponse(String requestId) {
        return Optional.empty();
    }

    /**
     * Returns the response, in UTF-8.
     *
     * @param status the HTTP status of the result
     * @param requestId Lambda's
     */
    default byte[] toResponse(CallResult result, int status, String requestId) {
        return result.utf8Json();
    }
}
