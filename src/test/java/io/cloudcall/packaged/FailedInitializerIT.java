package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of a process in which a class cannot be initialized, as after a moment without file descriptors. */
@Timeout(180)
class FailedInitializerIT {
    private static final String GETALL = "/cgi-bin/express/business/account/getall";

    private final Sandbox sandbox = Sandbox.builder().start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** Starts the function with a class of this name, on the boot class path, whose initializer fails. */
    private FunctionProcess startWithout(String className, Map<String, String> more) throws IOException {
        int dot = className.lastIndexOf('.');
        Path source = folder.resolve(className.substring(dot + 1) + ".java");
        Files.writeString(
                source,
                "package %s; public class %s { static { fail(); } static void fail() { throw new IllegalStateException(%s); } }"
                        .formatted(
                                className.substring(0, dot), className.substring(dot + 1), "\"Too many open files\""));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertEquals(0, status);
        Map<String, String> settings = new HashMap<>(sandbox.settings());
        settings.put("WECHAT_REQUEST_TIMEOUT_MS", "2000");
        settings.putAll(more);
        return FunctionProcess.start(settings, "-Xbootclasspath/a:" + folder);
    }

    private static String outcome(FunctionProcess function) {
        String last = function.output()
                .lines()
                .filter(FunctionProcess::isRecord)
                .filter(line -> line.contains("\"Outcome\""))
                .reduce("", (first, second) -> second);
        return new JsonObject(last).getString("Outcome");
    }

    private static void awaitEnd(FunctionProcess function) throws InterruptedException {
        assertTrue(
                function.process().waitFor(30, TimeUnit.SECONDS), "the process ends; it printed " + function.output());
        assertEquals(1, function.process().exitValue());
    }

    /** Classes of the connection, of which Netty and Vert.x only log, of the token, and of the response. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.netty.handler.codec.http.HttpClientCodec",
                "io.vertx.core.http.impl.http1.Http1ClientConnection",
                "io.cloudcall.wechat.AccessToken",
                "io.cloudcall.call.ResponseMapper"
            })
    void endsTheProcessAfterTheResponse(String className) throws IOException, InterruptedException {
        try (FunctionProcess function = startWithout(className, Map.of())) {
            Reply reply = function.invoke("{}");

            assertTrue(reply.succeeded() && reply.body().startsWith("{\"errCode\":-"), reply.body());
            awaitEnd(function);
            assertEquals("internal", outcome(function), function.output());
            assertTrue(function.output().contains("it ends after its response"), function.output());
        }
    }

    /** On Lambda Managed Instances one process serves several invocations. */
    @Test
    void waitsForInvocationsInFlight() throws IOException, InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        sandbox.faults().next(GETALL, Fault.beforeResponse(() -> awaitAfter(arrived, released)));
        Map<String, String> concurrent =
                Map.of("AWS_LAMBDA_MAX_CONCURRENCY", "4", "WECHAT_REQUEST_TIMEOUT_MS", "28000");
        try (FunctionProcess function = startWithout("io.cloudcall.quota.QuotaReport", concurrent)) {
            CompletableFuture<Reply> slow = function.invokeAsync("{}", Duration.ofSeconds(30));
            assertTrue(arrived.await(30, TimeUnit.SECONDS));
            Reply failed = function.invoke("{\"cloudcall.quotaWatch\":{}}");

            assertTrue(failed.body().startsWith("{\"errCode\":-604103"), failed.body());
            released.countDown();
            assertTrue(function.await(slow).body().endsWith("\"errCode\":0}"));
            awaitEnd(function);
        }
    }

    private static void awaitAfter(CountDownLatch arrived, CountDownLatch released) {
        arrived.countDown();
        try {
            released.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure of WeChat's, or of the connection, is no reason. */
    @Test
    void otherFailuresDoNotEndTheProcess() throws IOException {
        try (FunctionProcess function = FunctionProcess.start(sandbox.settings())) {
            for (Fault fault : List.of(Fault.truncateAfter(10), Fault.errcode(48001, "no"))) {
                sandbox.faults().next(GETALL, fault);
                function.invoke("{}");
            }

            assertTrue(function.invoke("{}").body().endsWith("\"errCode\":0}"));
        }
    }
}
