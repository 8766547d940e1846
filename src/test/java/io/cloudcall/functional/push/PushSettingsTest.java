package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.sandbox.MockClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the push function: a wrong one is one line in the log of each invocation, and no detail of an answer. */
class PushSettingsTest {
    private static final String MESSAGE = "{\"MsgType\":\"text\"}";

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    private static Map<String, String> settings(String name, String value) {
        Map<String, String> settings = new HashMap<>();
        settings.put(name, value);
        return settings;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WECHAT_PUSH_KEYS||WECHAT_PUSH_ARN is not set: set it to the ARN of the secret that holds the Token and"
                        + " the EncodingAESKey.",
                "WECHAT_PUSH_ARN|name|WECHAT_PUSH_ARN and WECHAT_PUSH_KEYS are both set: remove one of them.",
                "WECHAT_PUSH_KEYS|hidden|WECHAT_PUSH_KEYS is not JSON, because it is malformed at line 1, column 1: set it"
                        + " to the keys of message push as JSON such as {\"token\":\"…\",\"encodingAesKey\":\"…\"}.",
                "WECHAT_PUSH_KEYS|{\"token\":\"hidden\"}|WECHAT_PUSH_KEYS has keys without a text encodingAesKey: set it to"
                        + " the keys of message push as JSON such as {\"token\":\"…\",\"encodingAesKey\":\"…\"}.",
                "WECHAT_APP_ID||WECHAT_PUSH_KEYS has keys without an AppID (set WECHAT_APP_ID, or put them below one): set"
                        + " it to the keys of message push as JSON such as {\"token\":\"…\",\"encodingAesKey\":\"…\"}.",
                "WECHAT_APP_ID|hidden?|WECHAT_APP_ID is malformed: set it to 1 to 64 letters, digits, underscores or"
                        + " hyphens, such as wx0123456789abcdef.",
                "WECHAT_PUSH_BUS||WECHAT_PUSH_BUS is not set: set it to the name or the ARN of an EventBridge bus, such as"
                        + " wechat-push.",
                "WECHAT_PUSH_BUS|hidden bus|WECHAT_PUSH_BUS is neither the name nor the ARN of an event bus: set it to one"
                        + " such as wechat-push, or arn:aws:events:us-east-1:123456789012:event-bus/wechat-push.",
                "WECHAT_PUSH_MAX_AGE_SECONDS|hidden|WECHAT_PUSH_MAX_AGE_SECONDS is not a number of seconds from 1 to"
                        + " 9999999999: set it to one, or remove it to get 600.",
            })
    void namesTheSettingAndTheRemedy(String name, String value, String line) {
        try (PushFunctionUnderTest function =
                PushFunctionUnderTest.at(bus, settings(name, value == null ? "" : value))) {
            function.keepSecret("hidden");
            function.assertResponse(500, "", SignedPush.of(MESSAGE));
            assertEquals("settings", function.record().getString("reason"));
            assertEquals("notDelivered", function.record().getString("outcome"));
            function.assertResponse(500, "", SignedPush.verification(PushEncryption.DEFAULT, "1"));

            assertEquals(List.of(line, line), function.log().lines().toList());
            function.assertResponse(400, "", SignedPush.of(MESSAGE).without("nonce"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:secretsmanager:us-east-1:1:secret:x", "two words"})
    void refusesWhatNamesNoSecret(String arn) {
        Map<String, String> settings = settings("WECHAT_PUSH_ARN", arn);
        settings.put("WECHAT_PUSH_KEYS", "");
        try (PushFunctionUnderTest function = PushFunctionUnderTest.at(bus, settings)) {
            function.assertResponse(500, "", SignedPush.of(MESSAGE));

            assertTrue(
                    function.log().startsWith("WECHAT_PUSH_ARN is neither the ARN nor the name of a secret"),
                    function::log);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "10000000000", "1e3", "00000000000"})
    void refusesWhatIsNoAge(String seconds) {
        try (PushFunctionUnderTest function =
                PushFunctionUnderTest.at(bus, settings("WECHAT_PUSH_MAX_AGE_SECONDS", seconds))) {
            function.assertResponse(500, "", SignedPush.of(MESSAGE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 200",
        "1, 2, 403",
        "5, 5, 200",
        "5, 6, 403",
        "9999999999, 1000000000, 200",
    })
    void limitsTheAgeOfPushes(String maxAge, long age, int status) {
        MockClock clock = MockClock.at(Instant.now());
        try (PushFunctionUnderTest function =
                PushFunctionUnderTest.at(bus, clock, settings("WECHAT_PUSH_MAX_AGE_SECONDS", maxAge))) {
            SignedPush push = SignedPush.of(
                    PushEncryption.DEFAULT,
                    SignedPush.APP_ID,
                    MESSAGE,
                    clock.instant().getEpochSecond() - age);

            function.assertResponse(status, status == 200 ? "success" : "", push);
        }
    }

    @Test
    void takesTheArnOfABus() {
        String arn = "arn:aws:events:us-east-1:123456789012:event-bus/wechat-push";
        try (PushFunctionUnderTest function = PushFunctionUnderTest.at(bus, settings("WECHAT_PUSH_BUS", arn))) {
            function.assertDelivers(SignedPush.of(MESSAGE));

            assertEquals(arn, bus.events().getFirst().eventBusName());
        }
    }

    /** The proxy is for WeChat. */
    @Test
    void usesNoProxy() {
        try (PushFunctionUnderTest function =
                PushFunctionUnderTest.at(bus, settings("HTTPS_PROXY", "http://127.0.0.1:1"))) {
            function.assertDelivers(SignedPush.of(MESSAGE));
        }
    }

    @Test
    void needsPermissionForPlainHttpToAnotherMachine() {
        try (PushFunctionUnderTest function =
                PushFunctionUnderTest.at(bus, settings("AWS_ENDPOINT_URL_EVENTBRIDGE", "http://events.example"))) {
            function.assertResponse(500, "", SignedPush.of(MESSAGE));

            assertTrue(function.log().contains("WECHAT_ALLOW_PLAIN_HTTP=true"), function::log);
        }
    }

    @Test
    void namesMissingCredentials() {
        try (PushFunctionUnderTest function = PushFunctionUnderTest.at(bus, settings("AWS_ACCESS_KEY_ID", ""))) {
            function.assertResponse(500, "", SignedPush.of(MESSAGE));

            assertTrue(function.log().startsWith("WECHAT_PUSH_BUS needs AWS credentials and a region."), function::log);
        }
    }
}
