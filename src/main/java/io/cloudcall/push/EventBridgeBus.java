package io.cloudcall.push;

import io.cloudcall.aws.EventBridgeClient;
import io.cloudcall.aws.EventBridgeEvent;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * A bus of Amazon EventBridge. Thread-safe.
 *
 * @param client the client
 * @param name the name or the ARN of the bus
 */
record EventBridgeBus(EventBridgeClient client, String name) implements EventBus {
    private static final String SOURCE_PREFIX = "wechat.";

    @Override
    public void prepare() {
        client.preconnect(name);
    }

    @Override
    public void put(PushMessage message, PushDeadline deadline) throws TimeoutException {
        long remainingMillis = deadline.remainingMillis();
        if (remainingMillis <= 0) {
            throw new TimeoutException("no time is left");
        }
        deadline.await(client.putEvent(toEvent(message), remainingMillis));
    }

    private EventBridgeEvent toEvent(PushMessage message) {
        return new EventBridgeEvent(
                name,
                SOURCE_PREFIX + message.appId(),
                message.type(),
                message.text(),
                message.createdAt(),
                List.of(message.id()));
    }
}
