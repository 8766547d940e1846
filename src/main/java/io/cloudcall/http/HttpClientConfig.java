package io.cloudcall.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an HTTP client.
 *
 * @param requestTimeoutMillis the most that one HTTP request may take
 * @param caCertificates reads the certificate authorities to trust beside those of the JDK; asked once, while the
 *     client starts, which fails as it fails
 * @param proxy the way for TLS connections, or null for the direct one
 */
public record HttpClientConfig(
        long requestTimeoutMillis,
        Supplier<List<X509Certificate>> caCertificates,
        @Nullable ProxyConfig proxy) {}
