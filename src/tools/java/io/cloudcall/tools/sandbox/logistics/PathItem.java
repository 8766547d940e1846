package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What happened to a waybill.
 *
 * @param time when; whole seconds in answers
 * @param type what
 * @param message the same in words
 */
public record PathItem(Instant time, ActionType type, String message) {

    /** What a delivery company reports. */
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
