package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of services that a function does not serve: their headers and bodies must not go to WeChat. */
class UnsupportedEventTest {
    private static final String USE_GATEWAY = ": put an HTTP API, a REST API or a function URL in front of it instead.";
    private static final String REMOVE_TRIGGER = ": remove the trigger, and let a program send the data of a call.";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private void assertRefused(String event, String source, String remedy) {
        assertResult(function.invoke(event))
                .isArgsError("The event is one of " + source + ", which this function does not serve" + remedy);
        assertEquals(List.of(), sandbox.requests());
    }

    static List<String> unrelatedEvents() {
        return EventFile.unrelatedEvents();
    }

    @ParameterizedTest
    @MethodSource("unrelatedEvents")
    void sendsNothingOfAnEventOfAnotherService(String name) {
        String event = EventFile.readUnrelated(name).encode();

        assertResult(function.invoke(event)).isError(-601002).contains(", which this function does not serve: ");
        assertResult(sandbox.router().invoke(event))
                .isError(-601002)
                .contains(", which this function does not serve: ");
        assertEquals(List.of(), sandbox.requests());
        assertEquals("caller-fault", function.record().getString("Outcome"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alb|a load balancer (requestContext.elb)",
                "alb-multi-value-headers|a load balancer (requestContext.elb)",
                "websocket-connect|a WebSocket API (requestContext.connectionId)",
                "websocket-message|a WebSocket API (requestContext.connectionId)"
            })
    void namesTheServiceThatForwardsRequests(String name, String source) {
        assertRefused(EventFile.readUnrelated(name).encode(), source, USE_GATEWAY);
    }

    @Test
    void namesVpcLattice() {
        assertRefused("""
                {"version":"2.0","path":"/","method":"GET","headers":{"cookie":["a=b"]},
                "requestContext":{"serviceNetworkArn":"arn:aws:vpc-lattice:example","region":"us-east-2"}}""", "VPC Lattice (requestContext.serviceNetworkArn)", USE_GATEWAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"TOKEN\",\"authorizationToken\":\"Bearer example\",\"methodArn\":\"arn:example\"}",
                "{\"type\":\"REQUEST\",\"methodArn\":\"arn:example\",\"headers\":{\"cookie\":\"a=b\"}}",
                "{\"version\":\"2.0\",\"type\":\"REQUEST\",\"routeArn\":\"arn:example\"}"
            })
    void namesAuthorizers(String event) {
        assertRefused(event, "an API's authorizer (type)", ": make it the integration of the API instead.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[{\"messageId\":\"1\",\"body\":\"{}\",\"eventSource\":\"aws:sqs\"}]}",
                "{\"Records\":[{\"EventSource\":\"aws:sns\",\"EventVersion\":\"1.0\",\"Sns\":{\"Message\":\"\"}}]}",
                "{\"Records\":[{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\",\"s3\":{}}]}",
                "{\"Records\":[{\"kinesis\":{\"data\":\"e30=\"},\"eventSource\":\"aws:kinesis\"}]}",
                "{\"Records\":[{\"eventID\":\"1\",\"eventSource\":\"aws:dynamodb\",\"dynamodb\":{}}]}",
                "{\"Records\":[{\"cf\":{\"request\":{}}}]}",
                "{\"eventSource\":\"aws:kafka\",\"records\":{\"topic-0\":[]}}",
                "{\"eventSource\":\"SelfManagedKafka\",\"records\":{\"topic-0\":[]}}",
                "{\"eventSource\":\"aws:mq\",\"messages\":[]}"
            })
    void namesQueuesAndStreams(String event) {
        assertRefused(event, "a queue, topic, bucket, table or stream (Records, eventSource)", REMOVE_TRIGGER);
    }

    @ParameterizedTest
    @CsvSource({"source,aws.ec2", "source,AWS.EVENTS", "source,com.example", "detail-type,Scheduled"})
    void namesEventBridge(String key, String value) {
        assertRefused(
                EventFile.read("schedule-rule").put(key, value).encode(),
                "EventBridge, and no schedule's (detail-type)",
                ": give the rule's target an input of its own, such as {}, or remove the target.");
    }

    /** A name alone does not make data an event of a service. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"REQUEST\"}",
                "{\"type\":\"TOKEN\",\"headers\":{}}",
                "{\"methodArn\":\"arn:example\"}",
                "{\"Records\":[]}",
                "{\"Records\":[{\"body\":\"{}\"}]}",
                "{\"Records\":[{\"eventSource\":\"shop\"}]}",
                "{\"Records\":{\"eventSource\":\"aws:sqs\"}}",
                "{\"records\":[{\"eventSource\":\"aws:sqs\"}]}",
                "{\"eventSource\":\"shop\"}",
                "{\"requestContext\":{}}",
                "{\"requestContext\":{\"elb\":true}}",
                "{\"requestContext\":\"elb\"}",
                "{\"elb\":{\"targetGroupArn\":\"arn:example\"}}",
                "{\"connectionId\":\"1\"}",
                "{\"source\":\"aws.ec2\",\"detail-type\":\"shop\",\"detail\":{}}"
            })
    void takesDataWithSuchNamesForData(String event) {
        assertResult(function.invoke(event)).isOk();

        assertTrue(
                sandbox.lastRequest().target().contains("&"),
                sandbox.lastRequest().target());
    }

    @Test
    void refusesAnEventOfAServiceBeyondOneMebibyteByItsName() {
        JsonObject event = EventFile.readUnrelated("alb").put("body", "a".repeat(1 << 20));

        assertRefused(event.encode(), "a load balancer (requestContext.elb)", USE_GATEWAY);
    }
}
