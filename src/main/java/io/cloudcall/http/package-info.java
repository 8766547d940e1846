/**
 * HTTP requests over connections that tolerate a process being frozen, independent of any API. Start at
 * {@link io.cloudcall.http.Transport}; {@code VertxTransport} is its implementation. Code that depends on one API
 * belongs in {@code wechat} or {@code aws}.
 */
@NullMarked
package io.cloudcall.http;

import org.jspecify.annotations.NullMarked;
