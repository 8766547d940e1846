package io.cloudcall.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an HTTP client.
 *
 * @param requestTimeoutMillis the timeout of one HTTP request
 * @param caCertificates supplies the certificate authorities to trust beside those of the JDK; called once, while the
 *     client starts, whose constructor rethrows its exception
 * @param proxy the proxy for TLS connections, or null for none
 */
public record HttpClientConfig(
        long requestTimeoutMillis,
        Supplier<List<X509Certificate>> caCertificates,
        @Nullable ProxyConfig proxy) {}
