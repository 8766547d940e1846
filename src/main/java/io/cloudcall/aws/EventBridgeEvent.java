package io.cloudcall.aws;

import java.time.Instant;
import java.util.List;

/**
 * An event for an event bus, an <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html">entry</a> of
 * PutEvents. Immutable.
 *
 * @param bus the name or the ARN of the event bus
 * @param source the source, at most 256 characters, which does not begin with {@code aws.}
 * @param detailType the type of the detail, at most 128 characters
 * @param detail the text of a JSON object
 * @param time the time of the event, which AWS keeps in seconds
 * @param resources the resources, of which AWS expects no certain form
 */
public record EventBridgeEvent(
        String bus, String source, String detailType, String detail, Instant time, List<String> resources) {

    /** Copies the resources. */
    public EventBridgeEvent {
        resources = List.copyOf(resources);
    }
}
