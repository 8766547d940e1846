package io.cloudcall.event;

import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonObject;
import java.util.Optional;

/** What an invocation asks, and how it wants to be answered. Immutable. */
public sealed interface InvocationEvent
        permits DirectInvocation, ApiGatewayRequest, EventBridgeSchedule, QuotaWatchEvent {

    /**
     * Recognises an event by its shape. Never throws: what is wrong with an event comes out when its data is asked for, so that it
     * is answered in the event's own form.
     *
     * @param payload what Lambda was given, perhaps nothing
     * @param api the API that the function is, or {@link CallRequest#ANY} if each event names its own
     */
    static InvocationEvent parse(byte[] payload, String api) {
        DirectInvocation direct = DirectInvocation.of(payload, api);
        JsonObject object = direct.data();
        if (object.get(QuotaWatchEvent.FIELD) != null) {
            return new QuotaWatchEvent(api, object);
        }
        return ApiGatewayRequest.of(object, api)
                .<InvocationEvent>map(http -> http)
                .or(() -> EventBridgeSchedule.of(object, api))
                .orElse(direct);
    }

    /** The name of the call that is asked for, even if it cannot be made as asked; {@link CallRequest#ANY} if there is none. */
    String api();

    /**
     * The call that is asked for.
     *
     * @throws InvalidRequestException if the event is not usable
     */
    CallRequest toCallRequest();

    /** Whether what the call finds is to be told as metrics too. */
    default boolean isQuotaWatch() {
        return false;
    }

    /** The answer to an event that asks for no call, and otherwise empty. */
    default Optional<String> preflightResponse(String requestId) {
        return Optional.empty();
    }

    /**
     * The answer, as JSON text.
     *
     * @param status the HTTP status that fits the result
     * @param requestId Lambda's
     */
    String toResponse(CallResult result, int status, String requestId);
}
