package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.FaultPlan;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            names = "--for-containers",
            description = "Listen on the address where containers of this machine reach it: the Docker bridge's on "
                    + "Linux, otherwise loopback.")
    private boolean forContainers;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = WholeNumber.Port.class,
            description = "Listen on port N; on a free one if it is left out.")
    private int port;

    @Option(names = "--tls", description = "Speak HTTPS, with a certificate that is made anew each time.")
    private boolean tls;

    @Option(
            names = "--signing",
            description = "Set up keys for signed calls, which delivery within a city needs: in a file that only this "
                    + "user can read and that goes when the sandbox ends.")
    private boolean signing;

    @Option(
            names = "--token-lifetime",
            paramLabel = "SECONDS",
            converter = WholeNumber.Seconds.class,
            description = "Let access tokens live for SECONDS instead of 7200.")
    private int tokenLifetime;

    @Option(
            names = "--app",
            paramLabel = "APPID=SECRET",
            converter = SandboxAppOption.class,
            description = "Add an app beside the sandbox's first one, with accounts of its own, and print the settings "
                    + "for several. May be given several times. Make up its AppSecret: a real one does not belong on a "
                    + "command line.")
    private List<Map.Entry<String, String>> apps = new ArrayList<>();

    @Option(
            names = "--push-to",
            paramLabel = "URL",
            converter = PushUrl.Converter.class,
            description = "Push what happens to the URL, as WeChat does: waybills that move, reviews, media checks, "
                    + "shipments, and what POST /_sandbox/pushes names. Takes the keys from WECHAT_PUSH_KEYS, "
                    + "otherwise the sandbox's. Events of an --app go to its AppID below the URL.")
    private @Nullable PushUrl pushTo;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            converter = FaultOption.class,
            description = {
                "Apply a fault to the next request: [COUNT*]KIND[=N][@PATH], such as status=503 or "
                        + "3*errcode=-1@/cgi-bin/stable_token. May be given several times; each request takes the "
                        + "first that fits. Kinds: " + FaultPlan.KINDS
            })
    private List<FaultPlan> faults = new ArrayList<>();

    SandboxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SandboxBuilder builder = Sandbox.builder();
        String address = address();
        if (address != null) {
            builder.host(address);
        }
        if (port > 0) {
            builder.port(port);
        }
        if (tokenLifetime > 0) {
            builder.tokenLifetime(Duration.ofSeconds(tokenLifetime));
        }
        addPushKeys(builder);
        Path caFile = tls ? addCertificate(builder) : null;
        try (Sandbox sandbox = start(builder)) {
            configure(sandbox);
            Path keyFile = signing ? SandboxKeys.of(sandbox).file() : null;
            terminal.out().print(new SandboxSettings(sandbox, caFile, keyFile));
            if (pushTo != null) {
                startPushes(sandbox, pushTo);
            }
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void startPushes(Sandbox sandbox, PushUrl url) {
        sandbox.pushes().pushTo(url.uri());
        PushKeysOption keys = PushKeysOption.of(this, terminal, sandbox.appId());
        new SandboxPushOutput(terminal, sandbox, url, keys).start();
    }

    private void addPushKeys(SandboxBuilder builder) {
        String keys =
                terminal.environment().getOrDefault(PushKeysOption.VARIABLE, "").strip();
        if (pushTo != null && !keys.isEmpty()) {
            builder.pushKeys(keys);
        }
    }

    private void configure(Sandbox sandbox) {
        faults.forEach(fault -> fault.apply(sandbox));
    }

    private @Nullable String address() throws InterruptedException {
        if (host != null && forContainers) {
            throw misuse("--host and --for-containers exclude each other");
        }
        return forContainers ? ContainerHost.find(terminal.environment()) : host;
    }

    private Sandbox start(SandboxBuilder builder) {
        try {
            apps.forEach(app -> builder.app(app.getKey(), app.getValue()));
            return builder.start();
        } catch (IllegalArgumentException e) {
            throw misuse("--app: " + e.getMessage());
        } catch (IllegalStateException e) {
            throw misuse("cannot listen on that address and port: another program may have taken it");
        }
    }

    private static Path addCertificate(SandboxBuilder builder) throws IOException {
        SandboxCertificate certificate = SandboxCertificate.forLoopback(temporaryFolder());
        certificate.caFile().toFile().deleteOnExit();
        builder.certificate(certificate);
        return certificate.caFile();
    }

    private static Path temporaryFolder() throws IOException {
        Path folder = Files.createTempDirectory("cloudcall-sandbox");
        folder.toFile().deleteOnExit();
        return folder;
    }
}
