package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.MockClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of message push: current and previous ones, those of several apps, and stored ones that change. */
class PushKeyRotationTest {
    private static final String MESSAGE = "{\"MsgType\":\"event\",\"Event\":\"add_express_path\"}";
    private static final String APP_ID = SignedPush.APP_ID;
    private static final String OTHER_APP_ID = "wxfedcba9876543210";
    private static final PushEncryption CURRENT = PushEncryption.DEFAULT;
    private static final PushEncryption PREVIOUS =
            new PushEncryption("fake-earlier-token", "FakeEarlierKeyFakeEarlierKeyFakeEarlierKey1");
    private static final PushEncryption NEXT =
            new PushEncryption("fake-next-token", "FakeNextKeyFakeNextKeyFakeNextKeyFakeNextK+");

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @AutoClose
    private final SecretsManagerStub store = new SecretsManagerStub();

    private final MockClock clock = MockClock.at(Instant.now());

    private PushFunctionUnderTest withKeys(String json) {
        return protect(PushFunctionUnderTest.at(bus, clock, Map.of("WECHAT_PUSH_KEYS", json)));
    }

    private PushFunctionUnderTest withSecret(String name) {
        return withSecret(name, Map.of());
    }

    private PushFunctionUnderTest withSecret(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(store.environment());
        all.put("WECHAT_PUSH_KEYS", "");
        all.put("WECHAT_PUSH_ARN", name);
        all.putAll(settings);
        return protect(PushFunctionUnderTest.at(bus, clock, all));
    }

    private static PushFunctionUnderTest protect(PushFunctionUnderTest function) {
        for (PushEncryption keys : List.of(PREVIOUS, NEXT)) {
            function.keepSecret(keys.token(), keys.encodingAesKey());
        }
        return function;
    }

    private static String withPrevious(String previous) {
        return CURRENT.json().replaceAll("}$", ",\"previous\":" + previous.replace("$", "\\$") + "}");
    }

    private SignedPush push(PushEncryption token, PushEncryption aesKey) {
        return SignedPush.of(token, aesKey, APP_ID, MESSAGE, clock.instant().getEpochSecond());
    }

    private SignedPush push(PushEncryption keys) {
        return push(keys, keys);
    }

    private SignedPush pushOf(String appId, PushEncryption keys) {
        return SignedPush.of(keys, appId, MESSAGE, clock.instant().getEpochSecond())
                .withPath("/push/" + appId);
    }

    @Test
    void combinesCurrentAndPreviousKeysFreely() {
        try (PushFunctionUnderTest function = withKeys(withPrevious(PREVIOUS.json()))) {
            for (PushEncryption token : List.of(CURRENT, PREVIOUS)) {
                for (PushEncryption aesKey : List.of(CURRENT, PREVIOUS)) {
                    function.assertDelivers(push(token, aesKey));
                }
                function.assertResponse(200, "echo", SignedPush.verification(token, "echo"));
            }
            function.assertRefuses("signature", push(NEXT, CURRENT));
            function.assertRefuses("decryption", push(PREVIOUS, NEXT));
        }
        assertEquals(4, bus.events().size());
    }

    @Test
    void takesAFieldThatPreviousLacksFromTheCurrentKeys() {
        try (PushFunctionUnderTest function = withKeys(withPrevious("{\"token\":\"" + PREVIOUS.token() + "\"}"))) {
            function.assertDelivers(push(PREVIOUS, CURRENT));
            function.assertRefuses("decryption", push(PREVIOUS, PREVIOUS));
        }
        try (PushFunctionUnderTest function =
                withKeys(withPrevious("{\"encodingAesKey\":\"" + PREVIOUS.encodingAesKey() + "\"}"))) {
            function.assertDelivers(push(CURRENT, PREVIOUS));
            function.assertRefuses("signature", push(PREVIOUS, PREVIOUS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}"})
    void needsNoPreviousKeys(String previous) {
        try (PushFunctionUnderTest function = withKeys(withPrevious(previous))) {
            function.assertDelivers(push(CURRENT));
        }
    }

    @Test
    void servesSeveralAppsByTheirPaths() {
        String keys = "{\"" + APP_ID + "\":" + CURRENT.json() + ",\"" + OTHER_APP_ID + "\":" + NEXT.json() + "}";
        try (PushFunctionUnderTest function = withKeys(keys)) {
            function.assertDelivers(push(CURRENT));
            function.assertDelivers(pushOf(APP_ID, CURRENT));
            function.assertDelivers(pushOf(OTHER_APP_ID, NEXT));
            function.assertDelivers(pushOf(OTHER_APP_ID, NEXT).withPath("/stage/push/" + OTHER_APP_ID));
            function.assertRefuses("signature", pushOf(OTHER_APP_ID, CURRENT));
            function.assertRefuses("appId", pushOf(APP_ID, CURRENT).withPath("/push/wx-unknown"));
            function.assertRefuses("signature", pushOf(APP_ID, CURRENT).withPath("/push/" + OTHER_APP_ID));
        }
        assertEquals(
                List.of(APP_ID, APP_ID, OTHER_APP_ID, OTHER_APP_ID),
                bus.events().stream()
                        .map(event -> event.source().replace("wechat.", ""))
                        .toList());
    }

    @Test
    void needsNoDefaultAppWhereKeysHaveTheirAppIds() {
        String keys = "{\"" + OTHER_APP_ID + "\":" + NEXT.json() + "}";
        Map<String, String> settings = Map.of("WECHAT_PUSH_KEYS", keys, "WECHAT_APP_ID", "");
        try (PushFunctionUnderTest function = protect(PushFunctionUnderTest.at(bus, clock, settings))) {
            function.assertDelivers(pushOf(OTHER_APP_ID, NEXT));
            function.assertRefuses("appId", pushOf(OTHER_APP_ID, NEXT).withPath("/push"));
        }
    }

    @ParameterizedTest
    @CsvSource({"é-token", "汉字", "😀token", "\uFFFD-token", "~", "token with spaces"})
    void signsByAnyToken(String token) {
        PushEncryption keys = new PushEncryption(token, CURRENT.encodingAesKey());
        try (PushFunctionUnderTest function = withKeys(keys.json())) {
            function.assertDelivers(push(keys));
        }
    }

    @Test
    void readsStoredKeysOnce() {
        store.putSecret("wechat-push", CURRENT.json());
        try (PushFunctionUnderTest function = withSecret("wechat-push")) {
            function.assertDelivers(push(CURRENT));
            function.assertDelivers(push(CURRENT));
            function.assertResponse(200, "1", SignedPush.verification(CURRENT, "1"));
        }
        assertEquals(1, store.requests().size());
    }

    @Test
    void readsStoredKeysAgainWhenTheyFitNothing() {
        store.putSecret("wechat-push", CURRENT.json());
        try (PushFunctionUnderTest function = withSecret("wechat-push")) {
            function.assertDelivers(push(CURRENT));
            store.putSecret("wechat-push", NEXT.json());

            function.assertDelivers(push(NEXT));
            function.assertRefuses("signature", push(CURRENT));
            function.assertResponse(200, "1", SignedPush.verification(NEXT, "1"));
        }
        assertEquals(2, store.requests().size());
    }

    @Test
    void readsStoredKeysAtMostOnceAMinute() {
        store.putSecret("wechat-push", CURRENT.json());
        try (PushFunctionUnderTest function = withSecret("wechat-push")) {
            for (int i = 0; i < 3; i++) {
                function.assertRefuses("signature", push(PREVIOUS));
                function.assertRefuses("appId", pushOf(OTHER_APP_ID, PREVIOUS));
            }
            assertEquals(2, store.requests().size());
            store.putSecret("wechat-push", NEXT.json());
            clock.advance(Duration.ofMillis(59_999));
            function.assertRefuses("signature", push(NEXT));
            assertEquals(2, store.requests().size());

            clock.advance(Duration.ofMillis(1));
            function.assertDelivers(push(NEXT));
            assertEquals(3, store.requests().size());
        }
    }

    @Test
    void goesOnWithTheKeysAtHandWhenTheyCannotBeReadAgain() {
        store.putSecret("wechat-push", CURRENT.json());
        try (PushFunctionUnderTest function = withSecret("wechat-push")) {
            function.assertDelivers(push(CURRENT));
            store.respondWithError(500, "InternalServiceError", "later");

            function.assertRefuses("signature", push(NEXT));
            assertTrue(function.log().contains("AWS Secrets Manager could not answer."), function::log);
            int requests = store.requests().size();
            clock.advance(Duration.ofSeconds(30));
            function.assertDelivers(push(CURRENT));
            function.assertRefuses("signature", push(NEXT));
            assertEquals(requests, store.requests().size());

            store.putSecret("wechat-push", NEXT.json());
            clock.advance(Duration.ofSeconds(30));
            function.assertDelivers(push(NEXT));
        }
    }

    @Test
    void answersWithAnErrorWhileThereAreNoKeys() {
        store.respondWithError(503, "ServiceUnavailable", "later");
        try (PushFunctionUnderTest function = withSecret("wechat-push")) {
            function.assertResponse(500, "", push(CURRENT));
            assertEquals("notDelivered", function.record().getString("outcome"));
            assertEquals("secret", function.record().getString("reason"));
            assertEquals(1, function.record().getInteger("PushesNotDelivered"));
            function.assertResponse(500, "", SignedPush.verification(CURRENT, "1"));

            store.putSecret("wechat-push", CURRENT.json());
            clock.advance(Duration.ofSeconds(11));
            function.assertDelivers(push(CURRENT));
        }
    }

    @Test
    void namesTheRemedyIfTheSecretDoesNotExist() {
        store.putSecret("another", CURRENT.json());
        try (PushFunctionUnderTest function = withSecret("wechat-push")) {
            function.assertResponse(500, "", push(CURRENT));

            assertTrue(
                    function.log()
                            .startsWith("The secret that WECHAT_PUSH_ARN names does not exist, or has no value: correct"
                                    + " the setting, or store the keys of message push there."),
                    function::log);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hidden-text",
                "[]",
                "{}",
                "{\"token\":\"hidden-text\"}",
                "{\"token\":7,\"encodingAesKey\":\"hidden-text\"}",
                "{\"encodingAesKey\":\"FakeKeyOfTestsFakeKeyOfTestsFakeKeyOfTests1\"}",
                "{\"token\":\" \",\"encodingAesKey\":\"FakeKeyOfTestsFakeKeyOfTestsFakeKeyOfTests1\"}",
                "{\"token\":\"t\",\"encodingAesKey\":\"hidden-text-of-42-characters-xxxxxxxxxxxxxx\"}",
                "{\"token\":\"t\",\"encodingAesKey\":\"FakeKeyOfTestsFakeKeyOfTestsFakeKeyOfTests1=\"}",
                "{\"token\":\"t\",\"encodingAesKey\":\"FakeKeyOfTestsFakeKeyOfTestsFakeKeyOfTests1\",\"previous\":7}",
                "{\"hidden text\":{}}",
                "{\"wx1\":{}}",
                "{\"wx1\":\"hidden-text\"}",
            })
    void namesTheFormOfStoredKeys(String secret) {
        store.putSecret("wechat-push", secret);
        try (PushFunctionUnderTest function = withSecret("wechat-push")) {
            function.keepSecret("hidden");
            function.assertResponse(500, "", push(CURRENT));

            assertTrue(function.log().startsWith("The secret that WECHAT_PUSH_ARN names "), function::log);
            assertTrue(
                    function.log()
                            .endsWith(": store the keys of message push as JSON such as"
                                    + " {\"token\":\"…\",\"encodingAesKey\":\"…\"}.\n"),
                    function::log);
            assertEquals(1, function.log().lines().count());
        }
    }

    @Test
    void needsTheDefaultAppIdForKeysWithoutOne() {
        store.putSecret("wechat-push", CURRENT.json());
        try (PushFunctionUnderTest function = withSecret("wechat-push", Map.of("WECHAT_APP_ID", ""))) {
            function.assertResponse(500, "", push(CURRENT));

            assertTrue(function.log().contains("set WECHAT_APP_ID"), function::log);
        }
    }

    @Test
    void readsASecretOfEachAppByThePlaceholder() {
        store.putSecret("push-" + APP_ID, CURRENT.json());
        store.putSecret("push-" + OTHER_APP_ID, NEXT.json());
        try (PushFunctionUnderTest function = withSecret("push-{appid}")) {
            for (int i = 0; i < 2; i++) {
                function.assertDelivers(push(CURRENT));
                function.assertDelivers(pushOf(OTHER_APP_ID, NEXT));
            }
            assertEquals(2, store.requests().size());
            function.assertRefuses("appId", pushOf("wx-unknown", NEXT));
            function.assertRefuses("signature", pushOf(OTHER_APP_ID, CURRENT));
        }
    }

    /** Any caller can make AppIDs up. */
    @Test
    void readsTheSecretsOfUnknownAppsAtALimitedRate() {
        store.putSecret("push-" + APP_ID, CURRENT.json());
        try (PushFunctionUnderTest function = withSecret("push-{appid}")) {
            for (int i = 0; i < 100; i++) {
                function.assertRefuses("appId", pushOf("wx-unknown-" + i, NEXT));
            }
            assertEquals(60, store.requests().size());
            function.assertDelivers(push(CURRENT));

            store.putSecret("push-" + OTHER_APP_ID, NEXT.json());
            function.assertRefuses("appId", pushOf(OTHER_APP_ID, NEXT));
            clock.advance(Duration.ofMinutes(1));
            function.assertDelivers(pushOf(OTHER_APP_ID, NEXT));
        }
    }

    @Test
    void answersWithAnErrorIfTheSecretOfTheDefaultAppDoesNotExist() {
        store.putSecret("another", CURRENT.json());
        try (PushFunctionUnderTest function = withSecret("push-{appid}")) {
            function.assertResponse(500, "", push(CURRENT));
            assertEquals("secret", function.record().getString("reason"));
        }
    }

    @Test
    void readsKeysOnceForManyThreads() throws InterruptedException, ExecutionException {
        store.putSecret("wechat-push", CURRENT.json());
        try (PushFunctionUnderTest function = withSecret("wechat-push");
                ExecutorService threads = Executors.newFixedThreadPool(32)) {
            assertAllDelivered(threads, function, push(CURRENT));
            assertEquals(1, store.requests().size());
            store.putSecret("wechat-push", NEXT.json());
            assertAllDelivered(threads, function, push(NEXT));
            assertEquals(2, store.requests().size());
        }
        assertEquals(128, bus.events().size());
    }

    private static void assertAllDelivered(ExecutorService threads, PushFunctionUnderTest function, SignedPush push)
            throws InterruptedException, ExecutionException {
        Callable<Integer> task = () -> function.invoke(push.event()).getInteger("statusCode");
        for (Future<Integer> status : threads.invokeAll(Collections.nCopies(64, task))) {
            assertEquals(200, status.get(), function::log);
        }
    }
}
