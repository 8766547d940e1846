package io.cloudcall.servers;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The protocol of a server: plain HTTP, or one version of TLS. Immutable. */
final class ServerTls {
    static final ServerTls NONE = new ServerTls(null, "");

    private final @Nullable Path pem;
    private final String version;

    private ServerTls(@Nullable Path pem, String version) {
        this.pem = pem;
        this.version = version;
    }

    /**
     * @param version {@code 1.2} or {@code 1.3}
     * @param pem the server's key and certificates
     */
    static ServerTls of(String version, Path pem) {
        return new ServerTls(pem, version);
    }

    /** Returns the base URL of a server with this protocol. */
    String url(int port) {
        return (pem == null ? "http://127.0.0.1:" : "https://localhost:") + port;
    }

    /** Returns the end of nginx's {@code listen}, and what has to follow. */
    String nginx() {
        return pem == null
                ? ""
                : "ssl;\n    ssl_certificate %s; ssl_certificate_key %s; ssl_protocols TLSv%s"
                        .formatted(pem, pem, version);
    }

    /** Returns the end of haproxy's {@code bind}. */
    String haproxy() {
        return pem == null ? "" : "ssl crt %s ssl-min-ver TLSv%s ssl-max-ver TLSv%s".formatted(pem, version, version);
    }
}
