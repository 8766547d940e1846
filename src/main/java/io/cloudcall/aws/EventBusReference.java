package io.cloudcall.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name or the ARN of an event bus.
 *
 * @param id its name or its ARN
 * @param region the region of the bus, or null for the function's own
 */
public record EventBusReference(String id, @Nullable String region) {
    private static final String NAME = "[/.\\-_A-Za-z0-9]{1,256}";

    /** AWS's pattern for EventBusName, without the endpoints of partner event sources. */
    private static final Pattern BUS =
            Pattern.compile("(?:arn:aws[a-z-]*:events:([a-z]+(?:-[a-z0-9]+)+):[0-9]{12}:event-bus/)?" + NAME);

    /**
     * Parses a name or an ARN.
     *
     * @param setting the name of the setting that has it
     * @throws IllegalArgumentException if it is neither; the message names the remedy
     */
    public static EventBusReference parse(String text, String setting) {
        Matcher bus = BUS.matcher(text);
        if (!bus.matches()) {
            throw new IllegalArgumentException(setting
                    + " is neither the name nor the ARN of an event bus: set it to one such as wechat-push, or"
                    + " arn:aws:events:us-east-1:123456789012:event-bus/wechat-push.");
        }
        return new EventBusReference(text, bus.group(1));
    }
}
