package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * An event of an EventBridge schedule, of a <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">rule</a> or of <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html">EventBridge Scheduler</a>: a call
 * without data, and for a router an invalid request. The detail is an object in a rule's event and a string in a
 * scheduler's.
 */
record EventBridgeSchedule(FunctionTarget target) implements InvocationEvent {
    private static final Set<String> SOURCES = Set.of("aws.events", "aws.scheduler");
    private static final Set<String> REQUIRED_STRINGS = Set.of("id", "account", "time", "region");

    static boolean matches(JsonObject event) {
        String source = event.getString("source");
        return source != null
                && SOURCES.contains(source)
                && "Scheduled Event".equals(event.getString("detail-type"))
                && hasEnvelope(event);
    }

    /** Returns whether an event has the fields of every event of EventBridge. */
    static boolean hasEnvelope(JsonObject event) {
        return event.getString("source") != null
                && event.getString("detail-type") != null
                && REQUIRED_STRINGS.stream().allMatch(key -> event.getString(key) != null)
                && event.get("resources") instanceof JsonArray
                && event.get("detail") != null;
    }

    @Override
    public Optional<Api> api() {
        return target.api();
    }

    @Override
    public CallRequest toCallRequest() {
        if (target.isRouter()) {
            throw new InvalidRequestException(
                    "A schedule's own event names no API: give the schedule the input " + RouterRequest.EXAMPLE + ".");
        }
        return CallRequest.of(target.name(), JsonObject.EMPTY);
    }
}
