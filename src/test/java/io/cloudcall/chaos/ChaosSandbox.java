package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The sandboxes of episodes, which repeat the number of the invocation in their responses. */
final class ChaosSandbox {
    private static @Nullable SandboxCertificate certificate;

    private ChaosSandbox() {}

    static Sandbox start(ScenarioConfig config, Clock clock) {
        return start(config, clock, 0);
    }

    static Sandbox start(ScenarioConfig config, Clock clock, int port) {
        SandboxBuilder builder = config.chaosApps()
                .addTo(Sandbox.builder())
                .clock(clock)
                .port(port)
                .echo(Marks.FIELD);
        if (config.tls()) {
            builder.certificate(certificate());
        }
        return builder.start();
    }

    /** Returns the certificate of all episodes with TLS, which takes some seconds to make. */
    static synchronized SandboxCertificate certificate() {
        if (certificate == null) {
            try {
                Path folder = Files.createTempDirectory("chaos");
                folder.toFile().deleteOnExit();
                certificate = SandboxCertificate.forLoopback(folder);
                certificate.caFile().toFile().deleteOnExit();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return certificate;
    }
}
