package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import java.util.Optional;

/**
 * The event of an invocation: the call that it requests, and the format of the response. Immutable. Created by
 * {@link EventParser}.
 */
public sealed interface InvocationEvent
        permits DirectInvocation,
                ApiGatewayRequest,
                EventBridgeSchedule,
                QuotaWatchEvent,
                UnsupportedEvent,
                MalformedEvent {

    /**
     * Returns the API of the catalog that the event names, even if the request is otherwise invalid; empty if there is
     * none.
     */
    Optional<Api> api();

    /**
     * Returns the call that the event requests.
     *
     * @throws InvalidRequestException if the event is invalid
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

    /** Returns the response to an event that requests no call, otherwise empty. */
    default Optional<byte[]> preflightResponse(String requestId) {
        return Optional.empty();
    }

    /**
     * Returns the response, in UTF-8.
     *
     * @param status the HTTP status of the result
     * @param requestId the request ID of Lambda
     */
    default byte[] toResponse(CallResult result, int status, String requestId) {
        return result.utf8Json();
    }
}
