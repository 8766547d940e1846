package io.cloudcall.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** nginx as a reverse proxy that keeps its connections to the server behind it. */
final class Nginx extends InstalledServer {
    /** @param upstreamPort the port of the server behind it */
    Nginx(Path folder, ServerTls tls, int upstreamPort) throws IOException {
        super(folder);
        configure("""
                daemon off;
                user root;
                worker_processes 2;
                pid nginx.pid;
                error_log stderr error;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  client_body_temp_path client; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                  upstream next { server 127.0.0.1:%d; keepalive 32; }
                  server {
                    listen 127.0.0.1:%d %s;
                    location / { proxy_pass http://next; proxy_http_version 1.1; proxy_set_header Connection ""; }
                  }
                }
                """.formatted(upstreamPort, port(), tls.nginx()));
    }

    @Override
    List<String> command() {
        return List.of(
                "nginx",
                "-e",
                "stderr",
                "-p",
                folder().toString(),
                "-c",
                configuration().toString());
    }

    @Override
    void reload() throws IOException, InterruptedException {
        run(List.of(
                "nginx",
                "-e",
                "stderr",
                "-p",
                folder().toString(),
                "-c",
                configuration().toString(),
                "-s",
                "reload"));
    }
}
