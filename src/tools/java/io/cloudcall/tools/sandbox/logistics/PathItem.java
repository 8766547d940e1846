package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.RequestFields;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * An event of a waybill.
 *
 * @param time the time of the event; whole seconds in responses
 * @param type the type of the event
 * @param message its description
 */
public record PathItem(Instant time, ActionType type, String message) {

    /** Parses an event from a carrier's request. */
    static PathItem parse(RequestFields fields) {
        return new PathItem(
                Instant.ofEpochSecond(fields.number("action_time").longValue()),
                ActionType.of(fields.number("action_type")),
                fields.text("action_msg"));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("action_time", time.getEpochSecond())
                .put("action_type", type.code())
                .put("action_msg", message);
    }
}
