package io.cloudcall.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** haproxy as a reverse proxy. */
final class Haproxy extends InstalledServer {
    /** @param upstreamPort the port of the server behind it */
    Haproxy(Path folder, ServerTls tls, int upstreamPort) throws IOException {
        super(folder);
        configure("""
                global
                  maxconn 1000
                  hard-stop-after 5s
                defaults
                  mode http
                  timeout connect 1s
                  timeout client 30s
                  timeout server 10s
                frontend function
                  bind 127.0.0.1:%d %s
                  default_backend next
                backend next
                  server next 127.0.0.1:%d
                """.formatted(port(), tls.haproxy(), upstreamPort));
    }

    @Override
    List<String> command() {
        return List.of("haproxy", "-db", "-f", configuration().toString());
    }

    /** Starts another process, which takes the port over and has the old one finish. */
    @Override
    void reload() throws IOException, InterruptedException {
        start(List.of("-sf", Long.toString(pid())));
    }
}
