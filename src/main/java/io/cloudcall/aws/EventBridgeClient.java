package io.cloudcall.aws;

import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.http.Transport;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client for Amazon EventBridge that puts events, one a request. It retries once after a transient failure, if there
 * is time, and once with AWS's time if the local clock is wrong; so an event may arrive twice. Thread-safe.
 */
public final class EventBridgeClient {
    private static final AwsOperation PUT_EVENTS =
            new AwsOperation(AwsService.EVENT_BRIDGE, "AWSEvents.PutEvents", 1_500, PutEventsResponse::isTransient);

    private final AwsJsonClient client;
    private final String setting;

    /**
     * Creates a client that opens no connection yet.
     *
     * @param setting the name of the setting that names the bus, for errors, such as {@code WECHAT_PUSH_BUS}
     * @param variables the environment variables with the AWS credentials, the region and perhaps the endpoint
     * @param transport the transport for requests, whose own retries are within the time of one attempt
     * @param clock the clock for signatures and timeouts
     * @param backOff the pause before a second attempt
     */
    public EventBridgeClient(
            String setting, Map<String, String> variables, Transport transport, Clock clock, Runnable backOff) {
        this.setting = setting;
        AwsEnvironment environment = new AwsEnvironment(variables, setting, "messages of WeChat's users");
        client = new AwsJsonClient(PUT_EVENTS, environment, transport, clock, backOff);
    }

    /**
     * Opens a connection for an event that is about to follow, unless there is one already. Does not block. The event
     * itself reports what prevents it.
     */
    public void preconnect(String bus) {
        try {
            client.preconnect(region(bus));
        } catch (AwsException e) {
            // Reported by the event.
        }
    }

    private @Nullable String region(String bus) {
        try {
            return EventBusReference.parse(bus, setting).region();
        } catch (IllegalArgumentException e) {
            throw new AwsException(Reason.CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Puts an event.
     *
     * @param timeoutMillis the time for all, of which one request gets 1.5 seconds at most
     * @return completes when AWS has accepted the event, or with an {@link AwsException}
     */
    public CompletableFuture<Void> putEvent(EventBridgeEvent event, long timeoutMillis) {
        try {
            return client.send(new AwsRequest(region(event.bus()), body(event), timeoutMillis))
                    .thenAccept(
                            response -> PutEventsResponse.requireAccepted(response, new EventBridgeErrors(setting)));
        } catch (AwsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String body(EventBridgeEvent event) {
        SequencedMap<String, JsonValue> entry = new LinkedHashMap<>();
        entry.put("Time", JsonNumber.of(event.time().getEpochSecond()));
        entry.put("Source", new JsonString(event.source()));
        List<JsonValue> resources =
                event.resources().stream().map(JsonString::new).collect(Collectors.toList());
        entry.put("Resources", new JsonArray(resources));
        entry.put("DetailType", new JsonString(event.detailType()));
        entry.put("Detail", new JsonString(event.detail()));
        entry.put("EventBusName", new JsonString(event.bus()));
        SequencedMap<String, JsonValue> request = new LinkedHashMap<>();
        request.put("Entries", new JsonArray(List.of(JsonObject.of(entry))));
        return JsonObject.of(request).toJson();
    }
}
