package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import io.cloudcall.tools.sandbox.WeChatPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged function under the real runtime interface client, which calls its hooks as on Lambda. */
@Timeout(180)
class SnapStartIT {
    private static final String COMPAT = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    @TempDir
    static Path certificates;

    private static SandboxCertificate certificate;

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().certificate(certificate).start();

    @TempDir
    Path folder;

    @BeforeAll
    static void createCertificate() {
        certificate = SandboxCertificate.forLoopback(certificates);
    }

    private Map<String, String> settings(String initialization) {
        return Map.of(
                "AWS_LAMBDA_INITIALIZATION_TYPE", initialization,
                "WECHAT_APP_ID", sandbox.appId(),
                "WECHAT_APP_SECRET", sandbox.appSecret(),
                "WECHAT_API_BASE_URL", sandbox.baseUrl(),
                "WECHAT_CA_FILE", certificate.caFile().toString());
    }

    @Test
    void callsWeChatOnlyAfterTheSnapshot() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        try (FunctionProcess function =
                FunctionProcess.start(settings("snap-start"), COMPAT, "-Xlog:class+load:file=" + log)) {
            assertTrue(function.runtimeApi().awaitReadiness(Duration.ofSeconds(60)), function.output());
            assertEquals(List.of(), sandbox.requests());
            assertEquals(0, sandbox.openConnections());
            int before = Files.readAllLines(log).size();

            function.runtimeApi().restore();
            String result = function.invoke("{}").body();

            assertTrue(result.contains("getAllAccount:ok"), result);
            assertTrue(function.output().contains("\"start\":\"restored\""), function.output());
            List<String> loadedLater =
                    Files.readAllLines(log).stream().skip(before).toList();
            assertTrue(
                    loadedLater.stream().noneMatch(SnapStartIT::isOfTheClient), () -> String.join("\n", loadedLater));
        }
    }

    @Test
    void fetchesTheTokenAfterTheRestoreBeforeAnEvent() throws IOException, InterruptedException {
        try (FunctionProcess function = FunctionProcess.start(settings("snap-start"), COMPAT)) {
            assertTrue(function.runtimeApi().awaitReadiness(Duration.ofSeconds(60)), function.output());
            CountDownLatch fetched = new CountDownLatch(1);
            sandbox.faults().next(WeChatPaths.STABLE_TOKEN, Fault.beforeWork(fetched::countDown));

            function.runtimeApi().restore();
            assertTrue(fetched.await(60, TimeUnit.SECONDS), function.output());
            assertTrue(function.invoke("{}").body().contains("getAllAccount:ok"), function.output());
        }
    }

    /** Vert.x looks for idle connections once a second, so on a slow machine also while the invocation runs. */
    private static boolean isOfTheClient(String line) {
        return (line.contains(" io.vertx.") || line.contains(" io.netty.") || line.contains(" sun.security.ssl."))
                && !line.contains("SimpleConnectionPool$Evict")
                && !line.contains("SharedHttpClientConnectionGroup$Pool$$Lambda");
    }

    @Test
    void loadsNothingOfItWithoutSnapshots() throws IOException {
        Path log = folder.resolve("classes.log");
        try (FunctionProcess function =
                FunctionProcess.start(settings("on-demand"), COMPAT, "-Xlog:class+load:file=" + log)) {
            assertTrue(function.invoke("{}").body().contains("getAllAccount:ok"));
        }
        assertTrue(Files.readAllLines(log).stream()
                .noneMatch(line -> line.contains(" org.crac.") || line.contains(" io.cloudcall.SnapStartPriming ")));
    }
}
