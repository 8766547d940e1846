package io.cloudcall.tools.sandbox.push;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * An event, or a customer's message, that WeChat pushes. Immutable.
 *
 * @param name the Event; the MsgType of a customer's message
 * @param isMessage whether it is a customer's message, which has no Event
 * @param audience whose mini program receives it
 * @param about its description, in one line
 * @param hasTextTime whether its CreateTime is a text of digits, as on the pages about subscribe messages
 * @param fields the sample of its own fields
 */
public record PushEvent(
        String name, boolean isMessage, Audience audience, String about, boolean hasTextTime, JsonObject fields) {

    private static final String SAMPLE_APP_ID = "wxSANDBOX0000000000";
    private static final String SAMPLE_OPENID = "oSandboxBuyer0000000000001";

    /** A kind of mini program that WeChat pushes an event to. */
    public enum Audience {
        /** A shop. */
        SHOP,
        /** A delivery company; WeChat expects more than {@code success} for most of its events. */
        CARRIER
    }

    static PushEvent parse(String line) {
        JsonObject row = new JsonObject(line);
        boolean isMessage = row.containsKey("message");
        return new PushEvent(
                row.getString(isMessage ? "message" : "event"),
                isMessage,
                row.getString("to").equals("shop") ? Audience.SHOP : Audience.CARRIER,
                row.getString("about"),
                row.containsKey("createTime"),
                row.getJsonObject("fields"));
    }

    /** Returns an event that is not in the catalog, without fields of its own. */
    public static PushEvent undocumented(String name) {
        return new PushEvent(name, false, Audience.SHOP, "", false, new JsonObject());
    }

    /**
     * Returns the message of this event for an app.
     *
     * @param data fields that replace those of the sample or come after them
     */
    public PushedMessage message(String appId, JsonObject data, Instant now) {
        JsonObject message = new JsonObject()
                .put("ToUserName", originalId(appId))
                .put("FromUserName", SAMPLE_OPENID)
                .put("CreateTime", hasTextTime ? Long.toString(now.getEpochSecond()) : now.getEpochSecond())
                .put("MsgType", isMessage ? name : "event");
        if (!isMessage) {
            message.put("Event", name);
        }
        fieldsOf(appId).stream().forEach(field -> message.put(field.getKey(), field.getValue()));
        data.copy().stream().forEach(field -> message.put(field.getKey(), field.getValue()));
        return PushedMessage.of(message);
    }

    /** Returns the sample with the AppID in place of its own, at any depth. */
    private JsonObject fieldsOf(String appId) {
        return new JsonObject(fields.encode().replace(SAMPLE_APP_ID, appId));
    }

    /** Returns the invented original id (原始ID) of an app. */
    static String originalId(String appId) {
        return "gh_" + ShaSignature.digest("SHA-256", appId).substring(0, 12);
    }
}
