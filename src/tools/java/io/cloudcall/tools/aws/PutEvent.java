package io.cloudcall.tools.aws;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that a stub of EventBridge accepted. Immutable.
 *
 * @param id the EventId that the response had
 * @param source its Source
 * @param detailType its DetailType
 * @param detail the text of its Detail, as it was sent
 * @param time its Time; null without one
 * @param resources its Resources
 * @param eventBusName the name or ARN of its bus; null for the default bus
 */
public record PutEvent(
        String id,
        String source,
        String detailType,
        String detail,
        @Nullable Instant time,
        List<String> resources,
        @Nullable String eventBusName) {

    static PutEvent of(String id, JsonObject entry) {
        Number time = entry.getNumber("Time");
        JsonArray resources = entry.getJsonArray("Resources", new JsonArray());
        return new PutEvent(
                id,
                entry.getString("Source"),
                entry.getString("DetailType"),
                entry.getString("Detail"),
                time == null ? null : Instant.ofEpochMilli(Math.round(time.doubleValue() * 1000)),
                resources.stream().map(String.class::cast).toList(),
                entry.getString("EventBusName"));
    }
}
