package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code sandbox}: serves the sandbox. */
@Command(
        name = "sandbox",
        description = {
            "Serve WeChat in miniature until Ctrl-C.",
            "",
            "Prints the settings that point the function at it."
        })
final class SandboxCommand extends CliCommand {
    private final Terminal terminal;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            converter = NonBlank.class,
            description = "Listen on another address of this machine than loopback, such as the Docker bridge's, "
                    + "which containers "
                    + "reach as host.docker.internal.")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = WholeNumber.Port.class,
            description = "Listen on port N; on a free one if it is left out.")
    private int port;

    @Option(names = "--tls", description = "Speak HTTPS, with a certificate that is made anew each time.")
    private boolean tls;

    SandboxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SandboxBuilder builder = Sandbox.builder();
        if (host != null) {
            builder.host(host);
        }
        if (port > 0) {
            builder.port(port);
        }
        Path caFile = tls ? addCertificate(builder) : null;
        Sandbox sandbox = start(builder);
        terminal.out().print(settings(sandbox, caFile));
        new CountDownLatch(1).await();
        return 0;
    }

    private Sandbox start(SandboxBuilder builder) {
        try {
            return builder.start();
        } catch (IllegalStateException e) {
            throw misuse("cannot listen on that address and port: another program may have taken it");
        }
    }

    private static Path addCertificate(SandboxBuilder builder) throws IOException {
        SandboxCertificate certificate = SandboxCertificate.forLoopback(certificateFolder());
        certificate.caFile().toFile().deleteOnExit();
        builder.certificate(certificate);
        return certificate.caFile();
    }

    private static Path certificateFolder() throws IOException {
        Path folder = Files.createTempDirectory("cloudcall-sandbox");
        folder.toFile().deleteOnExit();
        return folder;
    }

    private static String settings(Sandbox sandbox, @Nullable Path caFile) {
        return "Serving until Ctrl-C. In another terminal, point the function at it with:\n\n"
                + "  export WECHAT_API_BASE_URL=" + sandbox.baseUrl() + "\n"
                + "  export WECHAT_APP_ID=" + sandbox.appId() + "\n"
                + "  export WECHAT_APP_SECRET=" + sandbox.appSecret() + "\n"
                + (caFile == null ? "" : "  export WECHAT_CA_FILE=" + caFile + "\n")
                + "  ./cloudcall invoke\n";
    }
}
