package io.cloudcall.servers;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servers of a scenario in front of a sandbox, from the start of all until they are closed. Not thread-safe. */
final class ServerChain implements AutoCloseable {
    private static final String CREDENTIALS = "someone:not-a-real-password";

    private final ServerScenario scenario;
    private final SandboxCertificate certificate;
    private final ServerTls tls;
    private final List<InstalledServer> servers = new ArrayList<>();
    private final @Nullable Nginx upstream;
    private final InstalledServer front;
    private final @Nullable Squid proxy;

    private ServerChain(ServerScenario scenario, Sandbox sandbox, SandboxCertificate certificate, Path folder)
            throws IOException {
        this.scenario = scenario;
        this.certificate = certificate;
        String version = scenario.tls();
        tls = version == null
                ? ServerTls.NONE
                : ServerTls.of(version, Files.writeString(folder.resolve("server.pem"), certificate.serverPem()));
        upstream = scenario.disturbance() == ServerScenario.Trouble.UPSTREAM_KILLED
                ? add(new Nginx(folder.resolve("upstream"), ServerTls.NONE, sandbox.port()))
                : null;
        int next = upstream == null ? sandbox.port() : upstream.port();
        front = add(
                switch (scenario.front()) {
                    case NGINX -> new Nginx(folder.resolve("nginx"), tls, next);
                    case HAPROXY -> new Haproxy(folder.resolve("haproxy"), tls, next);
                });
        proxy = switch (scenario.proxy()) {
            case NONE -> null;
            case SQUID -> add(Squid.open(folder.resolve("squid")));
            case SQUID_WITH_PASSWORD -> add(Squid.locked(folder.resolve("squid"), CREDENTIALS));
        };
    }

    static ServerChain start(ServerScenario scenario, Sandbox sandbox, SandboxCertificate certificate, Path folder)
            throws IOException, InterruptedException {
        // squid gives root's rights up for those of a user of its own.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        ServerChain chain = new ServerChain(scenario, sandbox, certificate, folder);
        try {
            for (InstalledServer server : chain.servers) {
                server.start();
            }
            return chain;
        } catch (IOException | InterruptedException e) {
            chain.close();
            throw e;
        }
    }

    private <T extends InstalledServer> T add(T server) {
        servers.add(server);
        return server;
    }

    /** Begins to disturb the servers. */
    Disturbance disturb() {
        return switch (scenario.disturbance()) {
            case RELOAD -> Disturbance.reloading(front);
            case RESTART -> Disturbance.restarting(front);
            case UPSTREAM_KILLED -> Disturbance.killing(require(upstream));
            case PROXY_RELOAD -> Disturbance.reloading(require(proxy));
            case PROXY_KILLED -> Disturbance.killing(require(proxy));
        };
    }

    private InstalledServer require(@Nullable InstalledServer server) {
        if (server == null) {
            throw new IllegalStateException("no such server: " + scenario);
        }
        return server;
    }

    String url() {
        return tls.url(front.port());
    }

    Path caFile() {
        return certificate.caFile();
    }

    @Nullable
    String proxyUrl() {
        return proxy == null ? null : proxy.url();
    }

    /** Returns the environment variables that lead a function through the servers. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("WECHAT_API_BASE_URL", url());
        if (scenario.tls() != null) {
            settings.put("WECHAT_CA_FILE", caFile().toString());
        }
        if (proxy != null) {
            settings.put("HTTPS_PROXY", proxy.url());
        }
        return settings;
    }

    @Override
    public void close() {
        servers.reversed().forEach(InstalledServer::close);
    }
}
