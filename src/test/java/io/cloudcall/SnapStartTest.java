package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of checkpoint and restore of a function in this process. */
class SnapStartTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @Test
    void goesOnWithATokenAndConnectionsOfItsOwn() {
        try (FunctionUnderTest function = FunctionUnderTest.at(sandbox)) {
            assertOk(function.invoke("{}"));
            function.function().beforeSnapshot();
            int before = sandbox.requests().size();

            assertOk(function.invoke("{}"));

            List<ReceivedRequest> after =
                    sandbox.requests().subList(before, sandbox.requests().size());
            assertEquals(
                    List.of("/cgi-bin/stable_token", "/cgi-bin/express/business/account/getall"),
                    after.stream().map(ReceivedRequest::path).toList());
            assertTrue(sandbox.requests().subList(0, before).stream()
                    .noneMatch(
                            earlier -> after.stream().anyMatch(later -> later.connection() == earlier.connection())));
        }
    }

    @Test
    void sendsWeChatNothingFromTheSnapshot() {
        try (FunctionUnderTest function = FunctionUnderTest.at(sandbox)) {
            function.function().beforeSnapshot();

            assertEquals(List.of(), sandbox.requests());
            assertEquals("", function.log());
        }
    }

    @Test
    void primesWithoutOutputOrServerLeftRunning() {
        Set<Thread> earlier = Thread.getAllStackTraces().keySet();
        String printed = printedBy(SnapStartPriming::run);

        assertEquals("", printed, "the call succeeded, and the log went nowhere");
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (serverThreads().stream().anyMatch(thread -> !earlier.contains(thread))) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void printsThatItContinuesWithoutPriming() {
        assertEquals(
                "SnapStart priming failed, continuing without it: no port is free" + System.lineSeparator(),
                printedBy(() -> SnapStartPriming.warn("no port is free\n")));
    }

    private static String printedBy(Runnable action) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            action.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Returns the JDK's server has a dispatcher and, for idle connections, a timer. */
    private static List<Thread> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("HTTP-Dispatcher|idle-timeout-task|req-rsp-timeout.*"))
                .toList();
    }

    @Test
    void repeatsConfigurationErrors() {
        try (FunctionUnderTest function = FunctionUnderTest.at(sandbox, Map.of("WECHAT_APP_ID", ""))) {
            function.function().beforeSnapshot();

            assertTrue(function.invoke("{}").contains("WECHAT_APP_ID is not set"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-demand", "provisioned-concurrency", "lambda-managed-instances"})
    void waitsForNoSnapshotOtherwise(String initialization) {
        try (CloudFunction function =
                new CloudFunction(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", initialization), Timing.system())) {
            assertFalse(function.isSnapStartRegistered());
        }
    }

    private static void assertOk(String result) {
        assertTrue(result.contains("getAllAccount:ok"), result);
    }
}
