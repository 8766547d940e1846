package io.cloudcall.event;

import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.JsonArray;
import io.cloudcall.openapi.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * An event of an <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">EventBridge
 * schedule</a>: the call without data.
 */
record ScheduledEvent() implements Event {
    private static final Set<String> SOURCES = Set.of("aws.events", "aws.scheduler");

    static Optional<ScheduledEvent> of(JsonObject event) {
        String source = event.text("source");
        boolean scheduled = source != null
                && SOURCES.contains(source)
                && "Scheduled Event".equals(event.text("detail-type"))
                && event.text("id") != null
                && event.text("time") != null
                && event.get("resources") instanceof JsonArray;
        return scheduled ? Optional.of(new ScheduledEvent()) : Optional.empty();
    }

    @Override
    public JsonObject data() {
        return JsonObject.EMPTY;
    }

    @Override
    public String answer(CloudCallResult result, int status, String requestId) {
        return result.json();
    }
}
