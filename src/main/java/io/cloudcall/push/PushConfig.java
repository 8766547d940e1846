package io.cloudcall.push;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The validated settings of message push.
 *
 * @param keys the location of the keys
 * @param defaultAppId the AppID of a path that names none, or null
 * @param bus the name or the ARN of the EventBridge bus
 * @param maxAge the limit of the difference between the time of a push and the clock
 * @param environment the variables with the AWS credentials, the region and the endpoint
 */
public record PushConfig(
        PushKeysConfig keys,
        @Nullable String defaultAppId,
        String bus,
        Duration maxAge,
        Map<String, String> environment) {
    /** The setting that names the bus. */
    public static final String BUS_VARIABLE = "WECHAT_PUSH_BUS";
}
