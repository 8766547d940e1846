package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.push.PushEncryption;
import io.cloudcall.functional.push.PushFunctionUnderTest;
import io.cloudcall.functional.push.SignedPush;
import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of checkpoint and restore of a push function in this process. */
class PushSnapStartTest {
    private static final String MESSAGE = "{\"MsgType\":\"text\"}";

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @AutoClose
    private final SecretsManagerStub store = new SecretsManagerStub();

    private PushFunctionUnderTest function() {
        store.putSecret("wechat-push", PushEncryption.DEFAULT.json());
        Map<String, String> settings = new HashMap<>(store.environment());
        settings.put("WECHAT_PUSH_KEYS", "");
        settings.put("WECHAT_PUSH_ARN", "wechat-push");
        return PushFunctionUnderTest.at(bus, settings);
    }

    @Test
    void readsTheKeysOfItsOwnAfterTheSnapshot() {
        try (PushFunctionUnderTest function = function()) {
            function.assertDelivers(SignedPush.of(MESSAGE));
            function.function().beforeSnapshot();
            assertEquals(1, store.requests().size());

            function.assertDelivers(SignedPush.of(MESSAGE));

            assertEquals(2, store.requests().size());
            assertEquals(2, bus.events().size());
        }
    }

    @Test
    void sendsAwsNothingFromTheSnapshot() {
        try (PushFunctionUnderTest function = function()) {
            function.function().beforeSnapshot();

            assertEquals(List.of(), store.requests());
            assertEquals(List.of(), bus.requests());
            assertEquals(List.of(), function.records());
            assertEquals("", function.log());
        }
    }

    /** Without output, the push has succeeded: failures are printed. */
    @Test
    void primesByAPushThatSucceeds() {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            PushSnapStartPriming.run();
        } finally {
            System.setErr(err);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void repeatsConfigurationErrors() {
        try (PushFunctionUnderTest function = PushFunctionUnderTest.at(bus, Map.of("WECHAT_PUSH_BUS", ""))) {
            function.function().beforeSnapshot();

            function.assertResponse(500, "", SignedPush.of(MESSAGE));
            assertTrue(function.log().contains("WECHAT_PUSH_BUS is not set"), function::log);
        }
    }

    @ParameterizedTest
    @CsvSource({"snap-start, true", "on-demand, false", "provisioned-concurrency, false"})
    void waitsForASnapshotOnlyBeforeOne(String initialization, boolean expected) {
        try (PushFunction function =
                new PushFunction(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", initialization), Timing.system())) {
            assertEquals(expected, function.isSnapStartRegistered());
        }
    }

    @Test
    void startsWithoutSettings() {
        try (PushFunction function = new PushFunction(Map.of(), Timing.system())) {
            assertFalse(function.isSnapStartRegistered());
        }
    }
}
