package io.cloudcall.tools.sandbox.push;

import io.vertx.core.json.JsonObject;

/** The destination of events of an app's state. */
@FunctionalInterface
public interface PushOutbox {
    /** An outbox that drops what it is given. */
    PushOutbox NONE = (event, fields) -> {};

    /**
     * Pushes an event when those before it are done; drops it if pushes go nowhere.
     *
     * @param event the Event
     * @param fields its fields after the fields of all events; FromUserName replaces the sender
     */
    void push(String event, JsonObject fields);
}
