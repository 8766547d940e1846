package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Serves the sandbox. */
final class SandboxCommand implements Command {

    @Override
    public String help() {
        return """
                Usage: ./cloudcall sandbox [--host ADDRESS] [--port N] [--tls]

                Serves WeChat in miniature on the loopback interface until Ctrl-C, and prints the settings that point the
                function at it.

                  --host ADDRESS  listen on another address of this machine, such as the Docker bridge's, which containers
                                  reach as host.docker.internal
                  --port N        listen on port N; a free one if it is left out
                  --tls           speak HTTPS, with a certificate that is made anew each time
                """;
    }

    @Override
    public int run(Terminal terminal, List<String> options) throws IOException, InterruptedException {
        SandboxBuilder builder = Sandbox.builder();
        Path caFile = null;
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--host" -> builder.host(host(rest));
                case "--port" -> builder.port(Port.of(rest));
                case "--tls" -> {
                    SandboxCertificate certificate = SandboxCertificate.forLoopback(certificateFolder());
                    caFile = certificate.caFile();
                    caFile.toFile().deleteOnExit();
                    builder.certificate(certificate);
                }
                default -> throw new UsageException("sandbox has no option " + option);
            }
        }
        Sandbox sandbox = start(builder);
        terminal.out().print(settings(sandbox, caFile));
        new CountDownLatch(1).await();
        return 0;
    }

    private static Sandbox start(SandboxBuilder builder) {
        try {
            return builder.start();
        } catch (IllegalStateException taken) {
            throw new UsageException("cannot listen on that address and port: another program may have taken it");
        }
    }

    private static Path certificateFolder() throws IOException {
        Path folder = Files.createTempDirectory("cloudcall-sandbox");
        folder.toFile().deleteOnExit();
        return folder;
    }

    private static String host(Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException("--host takes an address");
        }
        return rest.next();
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
