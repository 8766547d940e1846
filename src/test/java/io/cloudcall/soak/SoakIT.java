package io.cloudcall.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Minutes under load: {@code ./ci soak}, for so many seconds as SOAK_SECONDS says. Its speed is printed and not
 * checked.
 */
@Tag("soak")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class SoakIT {
    private static final int SECONDS = Integer.parseInt(System.getenv().getOrDefault("SOAK_SECONDS", "210"));
    private static final long SEED = Long.parseLong(System.getenv().getOrDefault("SOAK_SEED", "20260630"));

    /**
     * The heap is resident from the start, so that what the process grows by later is not merely heap used for the
     * first time.
     */
    private static final String[] JVM_OPTIONS = {
        "-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:NativeMemoryTracking=summary"
    };

    private final WeChatLatency latency = new WeChatLatency(SEED);
    private final Percentiles latencies = new Percentiles();

    @TempDir
    private Path folder;

    @Test
    void staysLevelAndSeparatesInvocations() throws IOException, InterruptedException {
        SandboxCertificate certificate = SandboxCertificate.forLoopback(folder);
        try (Sandbox sandbox = Sandbox.builder()
                .certificate(certificate)
                .latency(this::nextLatency)
                .start()) {
            sandbox.tokens().setLifetime(Perturbations.LIFETIME);
            try (FunctionProcess function = FunctionProcess.start(settings(sandbox, certificate), JVM_OPTIONS)) {
                Soak soak = new Soak(sandbox, function, folder);

                soak.run(SECONDS);

                System.out.println("\nSoak, seed " + SEED + ": " + soak + "WeChat took: " + latencies + "\n");
                assertEquals("", String.join("\n", soak.violations()));
                assertTrue(function.hasLoaded("libnetty_tcnative"), "it was not Netty's BoringSSL");
            }
        }
    }

    private Duration nextLatency() {
        Duration next = latency.get();
        latencies.add(next);
        return next;
    }

    /** As on Lambda Managed Instances: the runtime interface client calls one handler object from so many threads. */
    private Map<String, String> settings(Sandbox sandbox, SandboxCertificate certificate) {
        Map<String, String> settings = new HashMap<>(RouterSettings.permitting(
                folder, List.of("logistics.getAllAccount", "logistics.getOrder", "logistics.addOrder")));
        settings.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(Soak.CALLERS));
        settings.putAll(sandbox.settings());
        settings.put("WECHAT_CA_FILE", certificate.caFile().toString());
        return settings;
    }
}
