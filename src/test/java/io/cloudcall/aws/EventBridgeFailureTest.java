package io.cloudcall.aws;

import static io.cloudcall.aws.AwsException.Reason.CONFIGURATION;
import static io.cloudcall.aws.AwsException.Reason.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that Amazon EventBridge does not accept, or may not have accepted. */
class EventBridgeFailureTest extends EventBridgeFixture {
    private static String malformed(String errorCode) {
        return "An event was refused by Amazon EventBridge (" + errorCode
                + "): look for its type and its size, and report it if both are within AWS's limits.";
    }

    private static Arguments trouble(String name, Consumer<EventBridgeStub> response, String sentence) {
        return Arguments.argumentSet(name, response, "Amazon EventBridge " + sentence);
    }

    static List<Arguments> troubles() {
        return List.of(
                trouble("throttling", EventBridgeStub::throttle, "could not answer."),
                trouble(
                        "429",
                        stub -> stub.respondWithError(429, "TooManyRequestsException", "hidden"),
                        "could not answer."),
                trouble("500", stub -> stub.respondWith(500, "text/html", "hidden"), "could not answer."),
                trouble(
                        "an entry's failure",
                        stub -> stub.failEntries("InternalFailure", "hidden"),
                        "could not take the event."),
                trouble(
                        "an entry's throttling",
                        stub -> stub.failEntries("ThrottlingException", "hidden"),
                        "could not take the event."),
                trouble("silence", EventBridgeStub::neverRespond, "could not be reached."),
                trouble("an endless answer", EventBridgeStub::respondSlowly, "could not be reached."),
                trouble("no answer", EventBridgeStub::closeConnection, "could not be reached."),
                trouble("a lost answer", EventBridgeStub::acceptAndTruncateResponse, "could not be reached."));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void putsTheEventOnceMoreAfterTrouble(Consumer<EventBridgeStub> response, String sentence) throws Exception {
        response.accept(stub);
        stub.forNext(1);

        put(event("{\"a\":1}"));

        assertEquals("{\"a\":1}", stub.events().getLast().detail());
        assertAttempts(2);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void reportsTroubleThatLasts(Consumer<EventBridgeStub> response, String sentence) {
        response.accept(stub);

        assertFails(UNAVAILABLE, sentence);
        assertAttempts(2);
    }

    @Test
    void reportsThatNothingListens() {
        stub.close();

        AwsException failure = assertFails(UNAVAILABLE, "Amazon EventBridge could not be reached.");
        assertEquals(1, pauses.get());
        assertEquals(
                "Amazon EventBridge could not be reached. The server refused the connection, or there is no way to it.",
                failure.logMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 400})
    void beginsNoSecondAttemptWithoutTimeForIt(long timeoutMillis) {
        stub.neverRespond();
        long startedAt = System.nanoTime();

        AwsException failure = failure(event("{}"), timeoutMillis);

        assertEquals("Amazon EventBridge could not be reached.", failure.userMessage());
        assertEquals(0, pauses.get());
        assertTrue(Duration.ofNanos(System.nanoTime() - startedAt).toSeconds() < 10);
    }

    @Test
    void spendsNoMoreThanItsTime() {
        stub.neverRespond();
        long startedAt = System.nanoTime();

        failure(event("{}"), 2_200);

        long millis = Duration.ofNanos(System.nanoTime() - startedAt).toMillis();
        assertTrue(millis >= 2_100 && millis < 3_000, millis + " ms for 1.5 s and the rest");
        assertAttempts(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AccessDeniedException", "NotAuthorizedForSourceException", "NotAuthorizedForDetailTypeException"
            })
    void namesThePermissionThatIsMissing(String errorCode) {
        String sentence = NAMED + "takes no events from the function (" + errorCode
                + "): allow its role events:PutEvents on the bus, or name another; a bus of another account has to"
                + " allow it by its own policy too.";
        stub.failEntries(errorCode, "hidden");
        assertFails(CONFIGURATION, sentence);

        stub.respondWithError(400, "com.amazonaws.events#" + errorCode, "User: arn is not authorized\nhidden");
        AwsException failure = assertFails(CONFIGURATION, sentence);

        assertEquals(
                errorCode.startsWith("Access"),
                String.valueOf(failure.getMessage()).endsWith("User: arn is not authorized"),
                failure.getMessage());
        assertEquals(2, stub.requests().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ResourceNotFoundException|does not exist: correct the setting, or create the bus.",
                "ExpiredTokenException|cannot be used with the AWS credentials at hand (ExpiredTokenException): leave"
                        + " them to Lambda, or set valid ones."
            })
    void namesTheRemedyOfABus(String errorCode, String remedy) {
        stub.respondWithError(400, errorCode, "");

        assertFails(CONFIGURATION, NAMED + remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidArgument", "MalformedDetail", "ValidationException", "SerializationException"})
    void quotesNothingOfAnEventThatIsRefused(String errorCode) {
        stub.failEntries(errorCode, "Value 'hidden' is not valid");
        assertFails(CONFIGURATION, malformed(errorCode));

        stub.respondWithError(400, errorCode, "1 validation error detected: Value '[{Detail=hidden}]'");
        assertFails(CONFIGURATION, malformed(errorCode));
    }

    @Test
    void namesTheSettingAfterAnUnknownError() {
        stub.respondWithError(400, "NewException", "hidden");

        AwsException failure = assertFails(
                CONFIGURATION,
                "WECHAT_PUSH_BUS was refused by Amazon EventBridge (NewException): set it to the name or the ARN of an"
                        + " event bus.");
        assertEquals(failure.userMessage() + " HTTP status 400. NewException:", failure.logMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"FailedEntryCount\":\"0\"}",
                "{\"FailedEntryCount\":1,\"Entries\":[]}",
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"hidden hidden\"}]}",
                "{\"FailedEntryCount\":null,\"Entries\":[{\"EventId\":\"1\"}]}"
            })
    void takesNoOtherAnswerForASuccess(String body) {
        stub.respondWith(200, "application/x-amz-json-1.1", body);

        assertFails(UNAVAILABLE, "Amazon EventBridge gave an answer without FailedEntryCount of 0.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hidden", "[]", "{\"FailedEntryCount\":0"})
    void takesNoTextForASuccess(String body) {
        stub.respondWith(200, "text/plain", body);

        assertFails(UNAVAILABLE, "Amazon EventBridge gave an answer that is not JSON.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no bus",
                "密",
                "arn:aws:events:us-east-1:123456789012:rule/a",
                "arn:aws:sqs:us-east-1:123456789012:a",
                "https://a.example"
            })
    void refusesWhatNamesNoBus(String bus) {
        AwsException failure = failure(eventFor(bus), TIMEOUT_MILLIS);

        assertEquals(
                "WECHAT_PUSH_BUS is neither the name nor the ARN of an event bus: set it to one such as wechat-push, or"
                        + " arn:aws:events:us-east-1:123456789012:event-bus/wechat-push.",
                failure.userMessage());
        assertEquals(CONFIGURATION, failure.reason());
        assertEquals(List.of(), stub.requests());
    }

    @Test
    void namesTheSettingThatNeedsAws() {
        settings.remove("AWS_ACCESS_KEY_ID");

        assertFails(
                CONFIGURATION,
                "WECHAT_PUSH_BUS needs AWS credentials and a region. Lambda provides them; elsewhere set AWS_REGION,"
                        + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. A profile's come from"
                        + " aws configure export-credentials --format env.");
    }

    @Test
    void sendsNoMessageUnencryptedToAnotherMachine() {
        settings.put("AWS_ENDPOINT_URL_EVENTBRIDGE", "http://bus.example");

        assertFails(
                CONFIGURATION,
                "AWS_ENDPOINT_URL_EVENTBRIDGE is plain HTTP, which would send messages of WeChat's users unencrypted:"
                        + " use https, or set WECHAT_ALLOW_PLAIN_HTTP=true if the way there is safe.");
    }
}
