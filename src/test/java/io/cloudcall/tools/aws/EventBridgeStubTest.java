package io.cloudcall.tools.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** The stub accepts and rejects what the AWS SDK sends, as EventBridge does, and fails on request. */
class EventBridgeStubTest {
    private static final String MAX_DETAIL_TYPE = "t".repeat(128);

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @AutoClose
    private final EventBridgeClient client = client(EventBridgeStub.KEY_ID, EventBridgeStub.KEY);

    private EventBridgeClient client(String keyId, String key) {
        return EventBridgeClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMillis(500)))
                .endpointOverride(URI.create(bus.url()))
                .region(Region.US_EAST_1)
                .overrideConfiguration(options -> options.retryStrategy(retry -> retry.maxAttempts(1)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, key)))
                .build();
    }

    private static PutEventsRequestEntry entry(Consumer<PutEventsRequestEntry.Builder> change) {
        return PutEventsRequestEntry.builder()
                .source("wechat.wx1")
                .detailType("add_express_path")
                .detail("{\"a\":1.0}")
                .applyMutation(change)
                .build();
    }

    private PutEventsResponse put(PutEventsRequestEntry... entries) {
        return client.putEvents(request -> request.entries(entries));
    }

    private PutEventsResultEntry rejected(Consumer<PutEventsRequestEntry.Builder> change) {
        PutEventsResponse response = put(entry(change));

        assertEquals(1, response.failedEntryCount());
        assertEquals(List.of(), bus.events());
        return response.entries().getFirst();
    }

    @Test
    void keepsWhatItAccepts() {
        Instant time = Instant.parse("2026-03-01T00:00:00.5Z");
        PutEventsResponse response = put(
                entry(event -> event.time(time)
                        .resources("push:12")
                        .detailType(MAX_DETAIL_TYPE)
                        .eventBusName("arn:aws:events:us-east-1:123456789012:event-bus/wechat")),
                entry(event -> {}));

        assertEquals(0, response.failedEntryCount());
        assertEquals(
                List.of(
                        new PutEvent(
                                response.entries().get(0).eventId(),
                                "wechat.wx1",
                                MAX_DETAIL_TYPE,
                                "{\"a\":1.0}",
                                time,
                                List.of("push:12"),
                                "arn:aws:events:us-east-1:123456789012:event-bus/wechat"),
                        new PutEvent(
                                response.entries().get(1).eventId(),
                                "wechat.wx1",
                                "add_express_path",
                                "{\"a\":1.0}",
                                null,
                                List.of(),
                                null)),
                bus.events());
    }

    @ParameterizedTest
    @CsvSource({"another,key,UnrecognizedClientException", "key-id,wrong,InvalidSignatureException"})
    void rejectsOtherKeys(String keyId, String key, String errorCode) {
        try (EventBridgeClient other = client(keyId, key)) {
            EventBridgeException error = assertThrows(
                    EventBridgeException.class, () -> other.putEvents(request -> request.entries(entry(event -> {}))));

            assertEquals(errorCode, error.awsErrorDetails().errorCode());
            assertEquals(1, bus.rejectedRequests());
        }
    }

    @Test
    void acceptsOtherKeysOnDemand() {
        bus.acceptAnySignature();
        try (EventBridgeClient other = client("another", "key")) {
            assertEquals(
                    0,
                    other.putEvents(request -> request.entries(entry(event -> {})))
                            .failedEntryCount());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "1", "{\"a\":1", "null"})
    void rejectsADetailThatIsNoObject(String detail) {
        String errorCode = detail.isEmpty() ? "InvalidArgument" : "MalformedDetail";

        assertEquals(errorCode, rejected(event -> event.detail(detail)).errorCode());
    }

    @Test
    void rejectsAnEntryWithoutARequiredField() {
        assertEquals("InvalidArgument", rejected(event -> event.source(null)).errorCode());
        assertEquals(
                "InvalidArgument", rejected(event -> event.detailType(null)).errorCode());
        assertEquals("InvalidArgument", rejected(event -> event.detail(null)).errorCode());
    }

    @Test
    void rejectsLongNamesAndTheSourceOfAws() {
        assertEquals(
                "InvalidArgument",
                rejected(event -> event.detailType(MAX_DETAIL_TYPE + "t")).errorCode());
        assertEquals(
                "InvalidArgument",
                rejected(event -> event.resources("r".repeat(2049))).errorCode());
        assertEquals(
                "NotAuthorizedForSourceException",
                rejected(event -> event.source("aws.lambda")).errorCode());
    }

    @Test
    void acceptsTheOtherEntriesOfARequest() {
        PutEventsResponse response = put(entry(event -> event.detail("[]")), entry(event -> {}));

        assertEquals(1, response.failedEntryCount());
        assertEquals("MalformedDetail", response.entries().get(0).errorCode());
        assertEquals(bus.events().getFirst().id(), response.entries().get(1).eventId());
    }

    private void rejectsRequest(String errorCode, List<PutEventsRequestEntry> entries) {
        EventBridgeException error =
                assertThrows(EventBridgeException.class, () -> client.putEvents(request -> request.entries(entries)));

        assertEquals(400, error.statusCode());
        assertEquals(errorCode, error.awsErrorDetails().errorCode());
        assertEquals(List.of(), bus.events());
    }

    @Test
    void rejectsTooManyEntries() {
        rejectsRequest("ValidationException", Collections.nCopies(11, entry(event -> {})));
        assertEquals(
                0,
                put(Collections.nCopies(10, entry(event -> {})).toArray(PutEventsRequestEntry[]::new))
                        .failedEntryCount());
    }

    @Test
    void rejectsMoreThan256KilobytesOfAllEntries() {
        String detail = "{\"a\":\"" + "密".repeat(43_000) + "\"}";
        rejectsRequest(
                "ValidationException",
                List.of(entry(event -> event.detail(detail)), entry(event -> event.detail(detail + " ".repeat(5000)))));
        assertEquals(0, put(entry(event -> event.detail(detail))).failedEntryCount());
    }

    @Test
    void rejectsABusWithAnotherName() {
        rejectsRequest("ValidationException", List.of(entry(event -> event.eventBusName("no bus"))));
    }

    @Test
    void failsEntriesOnDemand() {
        bus.failEntries("InternalFailure", "try again").forNext(2);

        assertEquals("InternalFailure", rejected(event -> {}).errorCode());
        assertEquals("try again", rejected(event -> {}).errorMessage());
        assertEquals(0, put(entry(event -> {})).failedEntryCount());
    }

    @Test
    void failsRequestsOnDemand() {
        bus.respondWithError(500, "InternalFailure", "").forNext(1);
        bus.throttle().forNext(1);
        bus.respondWith(503, "text/plain", "").forNext(1);

        assertEquals(500, failure().statusCode());
        assertEquals("ThrottlingException", failure().awsErrorDetails().errorCode());
        assertEquals(503, failure().statusCode());
        assertEquals(0, put(entry(event -> {})).failedEntryCount());
        assertEquals(4, bus.requests().size());
    }

    private EventBridgeException failure() {
        return assertThrows(EventBridgeException.class, () -> put(entry(event -> {})));
    }

    @Test
    void breaksConnectionsOnDemand() {
        bus.neverRespond().forNext(1);
        bus.closeConnection().forNext(1);

        assertThrows(SdkClientException.class, () -> put(entry(event -> {})));
        assertThrows(SdkClientException.class, () -> put(entry(event -> {})));
        assertEquals(List.of(), bus.events());
    }

    @Test
    void acceptsWithoutAResponseOnDemand() {
        bus.acceptAndCloseConnection().forNext(1);
        bus.acceptAndTruncateResponse().forNext(1);

        assertThrows(SdkException.class, () -> put(entry(event -> {})));
        assertThrows(SdkException.class, () -> put(entry(event -> {})));
        assertEquals(2, bus.events().size());
    }

    @Test
    void passesEventsToListeners() {
        StringBuilder types = new StringBuilder();
        bus.onEvent(event -> types.append(event.detailType()));

        put(entry(event -> {}));

        assertEquals("add_express_path", types.toString());
        bus.clear();
        assertTrue(bus.events().isEmpty() && bus.requests().isEmpty());
    }
}
