package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of an AWS service that a function does not serve. It is rejected rather than taken for the data of a call,
 * since its headers, bodies and identities would go to WeChat. An event is one of a service's if it has the fields that
 * tell AWS's own <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html">examples</a> apart; a
 * field named {@code type} or {@code Records} alone may be data.
 *
 * @param problem the error message
 */
record UnsupportedEvent(String problem, Optional<Api> api) implements InvocationEvent {
    private static final String USE_GATEWAY = ": put an HTTP API, a REST API or a function URL in front of it instead.";
    private static final String REMOVE_TRIGGER = ": remove the trigger, and let a program send the data of a call.";

    /** Returns the message about an event of another service, or null if the event may be the data of a call. */
    static @Nullable String findProblem(JsonObject event) {
        String http = httpSource(event);
        if (http != null) {
            return describe(http, USE_GATEWAY);
        }
        if (isAuthorizer(event)) {
            return describe("an API's authorizer (type)", ": make it the integration of the API instead.");
        }
        if (isFromQueue(event)) {
            return describe("a queue, topic, bucket, table or stream (Records, eventSource)", REMOVE_TRIGGER);
        }
        return EventBridgeSchedule.hasEnvelope(event)
                ? describe(
                        "EventBridge, and no schedule's (detail-type)",
                        ": give the rule's target an input of its own, such as {}, or remove the target.")
                : null;
    }

    private static String describe(String source, String remedy) {
        return "The event is one of " + source + ", which this function does not serve" + remedy;
    }

    private static @Nullable String httpSource(JsonObject event) {
        if (!(event.get("requestContext") instanceof JsonObject context)) {
            return null;
        }
        if (context.get("elb") instanceof JsonObject) {
            return "a load balancer (requestContext.elb)";
        }
        if (context.getString("serviceNetworkArn") != null) {
            return "VPC Lattice (requestContext.serviceNetworkArn)";
        }
        boolean isWebSocket = context.getString("connectionId") != null || context.getString("eventType") != null;
        return isWebSocket ? "a WebSocket API (requestContext.connectionId)" : null;
    }

    private static boolean isAuthorizer(JsonObject event) {
        String type = event.getString("type");
        return ("REQUEST".equals(type) || "TOKEN".equals(type))
                && (event.getString("methodArn") != null
                        || event.getString("routeArn") != null
                        || event.getString("authorizationToken") != null);
    }

    /** Message brokers name their source beside the messages, all others in each record. */
    private static boolean isFromQueue(JsonObject event) {
        return isServiceName(event.getString("eventSource"))
                || (event.get("Records") instanceof JsonArray records
                        && records.items().stream().anyMatch(UnsupportedEvent::isRecord));
    }

    /** SNS alone spells the field with a capital. CloudFront's records have none, but {@code cf}. */
    private static boolean isRecord(JsonValue item) {
        return item instanceof JsonObject fields
                && (isServiceName(fields.getString("eventSource"))
                        || isServiceName(fields.getString("EventSource"))
                        || fields.get("cf") instanceof JsonObject);
    }

    private static boolean isServiceName(@Nullable String source) {
        return source != null && (source.startsWith("aws:") || source.equals("SelfManagedKafka"));
    }

    @Override
    public CallRequest toCallRequest() {
        throw new InvalidRequestException(problem);
    }
}
