package io.cloudcall.tools.sandbox.push;

import io.vertx.core.json.JsonObject;

/**
 * A message that WeChat pushes. Immutable.
 *
 * @param text its JSON, which each of WeChat's attempts repeats as it is
 */
public record PushedMessage(String text) {

    /** Creates the message of these fields, in their order. */
    public static PushedMessage of(JsonObject fields) {
        return new PushedMessage(fields.encode());
    }

    /** Returns {@code push:} and the SHA-256 of the text, by which a consumer recognizes a duplicate. */
    public String id() {
        return "push:" + ShaSignature.digest("SHA-256", text);
    }

    /** Returns the Event, or the MsgType of a message without one. */
    public String type() {
        JsonObject fields = fields();
        return String.valueOf(fields.getValue("Event", fields.getValue("MsgType", "")));
    }

    /** Returns the fields of the message. */
    public JsonObject fields() {
        return new JsonObject(text);
    }
}
