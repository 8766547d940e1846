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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code sandbox}: serves the sandbox. */
@Command(name = "sandbox")
final class SandboxCommand extends CliCommand {
    @Option(names = "--host", paramLabel = "ADDRESS", converter = NonBlank.class)
    private @Nullable String host;

    @Option(names = "--for-containers")
    private boolean forContainers;

    @Option(names = "--port", paramLabel = "N", converter = WholeNumber.Port.class)
    private int port;

    @Option(names = "--tls")
    private boolean tls;

    @Option(names = "--signing")
    private boolean signing;

    @Option(names = "--token-lifetime", paramLabel = "SECONDS", converter = WholeNumber.Seconds.class)
    private int tokenLifetime;

    @Option(names = "--app", paramLabel = "APPID=SECRET", converter = SandboxAppOption.class)
    private List<Map.Entry<String, String>> apps = new ArrayList<>();

    @Option(names = "--push-to", paramLabel = "URL", converter = PushUrl.Converter.class)
    private @Nullable PushUrl pushTo;

    @Option(names = "--fault", paramLabel = "FAULT", converter = FaultOption.class)
    private List<FaultPlan> faults = new ArrayList<>();

    SandboxCommand(Terminal terminal) {
        super(terminal);
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
            terminal.out().print(new SandboxSettings(terminal.messages(), sandbox, caFile, keyFile));
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
            throw misuse("sandbox.exclusive");
        }
        return forContainers ? ContainerHost.find(terminal.environment()) : host;
    }

    private Sandbox start(SandboxBuilder builder) {
        Set<String> appIds = new HashSet<>(Set.of(PushCommand.SANDBOX_APP_ID));
        for (Map.Entry<String, String> app : apps) {
            if (!appIds.add(app.getKey())) {
                throw misuse("sandbox.app-twice", app.getKey());
            }
            builder.app(app.getKey(), app.getValue());
        }
        try {
            return builder.start();
        } catch (IllegalStateException e) {
            throw misuse("sandbox.port");
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
