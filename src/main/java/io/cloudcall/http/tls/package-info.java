/**
 * TLS: certificate authorities to trust, and what is made ready before a first connection:
 * {@link io.cloudcall.http.tls.Tls}.
 */
@NullMarked
package io.cloudcall.http.tls;

import org.jspecify.annotations.NullMarked;
