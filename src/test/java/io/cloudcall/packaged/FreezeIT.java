package io.cloudcall.packaged;

import static io.cloudcall.tools.sandbox.WeChatPaths.CANCEL_ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lambda freezes the process after each invocation; WeChat does not wait for it. */
@Timeout(180)
class FreezeIT {
    private static final int ROUNDS = Integer.getInteger("freeze.rounds", 20);
    private static final String WRITE = "{\"orderId\":\"1\"}";
    private static final String GETALL = "/cgi-bin/express/business/account/getall";

    private final Sandbox sandbox = Sandbox.builder().start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private FunctionProcess start(String requestTimeout) throws IOException {
        return start("logistics.getAllAccount", requestTimeout);
    }

    private FunctionProcess start(String api, String requestTimeout) throws IOException {
        return FunctionProcess.start(Map.of(
                "WECHAT_APP_ID", sandbox.appId(),
                "WECHAT_APP_SECRET", sandbox.appSecret(),
                "WECHAT_API_BASE_URL", sandbox.baseUrl(),
                "CLOUD_CALL_API", api,
                "WECHAT_REQUEST_TIMEOUT_MS", requestTimeout));
    }

    private static void signal(String signal, FunctionProcess function) throws IOException, InterruptedException {
        String pid = Long.toString(function.process().pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
    }

    /** Freezes it, closes its connections, and thaws it by handing it an event, as Lambda does. */
    private String invokeAfterFreeze(FunctionProcess function, String event) throws IOException, InterruptedException {
        signal("STOP", function);
        sandbox.closeConnections();
        CompletableFuture<Reply> reply = function.invokeAsync(event, Duration.ofSeconds(10));
        signal("CONT", function);
        return function.await(reply).body();
    }

    @Test
    void answersAfterItsConnectionsWereClosed() throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        try (FunctionProcess function = start("5000")) {
            for (int round = 0; round < ROUNDS; round++) {
                assertTrue(function.invoke("{}").body().endsWith("\"errCode\":0}"));
                assertTrue(sandbox.openConnections() > 0, "without an idle connection this would prove nothing");
                String result = invokeAfterFreeze(function, "{}");
                if (!result.endsWith("\"errCode\":0}")) {
                    failures.add("round " + round + ": " + result);
                }
            }
        }
        assertEquals(List.of(), failures);
    }

    @Test
    void sendsNoWriteOnASpareConnectionThatWasClosed() throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        try (FunctionProcess function = start("logistics.cancelOrder", "5000")) {
            for (int round = 0; round < ROUNDS; round++) {
                assertTrue(isUnknownOrder(function.invoke(WRITE).body()));
                String result = invokeAfterFreeze(function, WRITE);
                if (!isUnknownOrder(result)) {
                    failures.add("round " + round + ": " + result);
                }
            }
        }
        assertEquals(List.of(), failures);
        assertEquals(2L * ROUNDS, sandbox.requestsByPath().get(CANCEL_ORDER));
    }

    private static boolean isUnknownOrder(String result) {
        return result.startsWith("{\"errCode\":930561,");
    }

    @Test
    void answersInTimeWhenThePeerHasVanished() throws IOException {
        try (FunctionProcess function = start("700")) {
            assertTrue(function.invoke("{}").body().endsWith("\"errCode\":0}"));
            sandbox.faults().next(GETALL, Fault.hang());

            assertEquals(
                    "{\"errCode\":-604102,\"errMsg\":\"system error: error code: -604102\"}",
                    function.invoke("{}", Duration.ofSeconds(30)).body());
            assertTrue(function.invoke("{}").body().endsWith("\"errCode\":0}"));
        }
    }
}
