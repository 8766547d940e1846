package io.cloudcall.tools.sandbox.push;

import io.vertx.core.json.JsonObject;

/** What an app's state has to push. */
@FunctionalInterface
public interface PushOutbox {
    /** An outbox that drops what it is given. */
    PushOutbox NONE = (event, fields) -> {};

    /**
     * Pushes an event when those before it are done; drops it if pushes go nowhere.
     *
     * @param event the Event
     * @param fields its fields after those that all events have; FromUserName replaces the sender
     */
    void push(String event, JsonObject fields);
}
