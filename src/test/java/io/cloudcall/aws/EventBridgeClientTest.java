package io.cloudcall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.PutEvent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Events that are put on a bus. The stub verifies each signature. */
class EventBridgeClientTest extends EventBridgeFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"CreateTime\" : 1.50e3,\n\t\"big\":12345678901234567890, \"a\":1, \"a\":2 }",
                "{\"运单\":\"\u2028\u007f\\u0000\\\"\\\\\\/é😀\"}",
                "{\"1\":\"array indexes are not sorted\",\"0\":0}"
            })
    void putsTheTextAsItIs(String detail) throws Exception {
        put(event(detail));

        PutEvent event = stub.events().getFirst();
        assertEquals(
                new PutEvent(event.id(), "wechat.wx1", "add_express_path", detail, TIME, List.of("push:12"), BUS),
                event);
        assertAttempts(1);
    }

    @Test
    void putsALargeMessage() throws Exception {
        String detail = "{\"a\":\"" + "密".repeat(65_000) + "\"}";

        put(event(detail));

        assertEquals(detail, stub.events().getFirst().detail());
    }

    @Test
    void sendsWhatTheAwsSdkSends() throws Exception {
        try (software.amazon.awssdk.services.eventbridge.EventBridgeClient sdk =
                software.amazon.awssdk.services.eventbridge.EventBridgeClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(URI.create(stub.url()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(EventBridgeStub.KEY_ID, EventBridgeStub.KEY)))
                        .build()) {
            PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                    .eventBusName(BUS)
                    .source("wechat.wx1")
                    .detailType("add_express_path")
                    .detail("{\"密\":\"\\n\"}")
                    .time(TIME)
                    .resources("push:12")
                    .build();
            sdk.putEvents(request -> request.entries(entry));
        }

        put(event("{\"密\":\"\\n\"}"));

        assertEquals(
                new JsonObject(stub.requests().get(0).body()),
                new JsonObject(stub.requests().get(1).body()));
    }

    @ParameterizedTest
    @CsvSource({
        "wechat-push,us-east-1",
        "arn:aws:events:eu-west-1:123456789012:event-bus/wechat-push,eu-west-1",
        "arn:aws-cn:events:cn-north-1:123456789012:event-bus/a/b.c_d,cn-north-1"
    })
    void signsForTheRegionOfTheBus(String bus, String region) throws Exception {
        put(eventFor(bus));

        assertTrue(String.valueOf(stub.requests().getFirst().authorization()).contains("/" + region + "/events/"));
        assertEquals(bus, stub.events().getFirst().eventBusName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT6M", "P400D"})
    void signsOnceMoreWithTheTimeOfAws(Duration ahead) throws Exception {
        clock = Clock.offset(Clock.systemUTC(), ahead);

        put(event("{}"));

        assertEquals(1, stub.rejectedRequests());
        assertEquals(1, stub.events().size());
        assertEquals(0, pauses.get());
    }

    @Test
    void sendsOnTheConnectionThatWasOpenedAhead() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(10_000);
            settings.put("AWS_ENDPOINT_URL_EVENTBRIDGE", "http://127.0.0.1:" + server.getLocalPort());
            EventBridgeClient client = client();
            client.preconnect(BUS);
            try (Socket ahead = server.accept()) {
                CompletableFuture<Void> put = client.putEvent(event("{}"), TIMEOUT_MILLIS);
                respond(ahead);

                put.get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static void respond(Socket connection) throws IOException {
        connection.setSoTimeout(10_000);
        assertEquals('P', connection.getInputStream().read());
        String body = "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}";
        String response = "HTTP/1.1 200 OK\r\ncontent-length: " + body.length() + "\r\n\r\n" + body;
        connection.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void ignoresWhatKeepsItFromConnectingAhead() {
        settings.remove("AWS_REGION");
        client().preconnect(BUS);
        client().preconnect("no bus");
        stub.close();
        settings.put("AWS_REGION", "us-east-1");
        client().preconnect(BUS);

        assertEquals(List.of(), stub.requests());
    }
}
