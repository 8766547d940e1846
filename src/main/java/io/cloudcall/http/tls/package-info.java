/**
 * TLS: its implementation, trusted certificate authorities, and the warm-up before a first connection. Start at
 * {@link io.cloudcall.http.tls.Tls}; protocol versions and cipher suites belong in {@code TlsPolicy}.
 */
@NullMarked
package io.cloudcall.http.tls;

import org.jspecify.annotations.NullMarked;
