/**
 * HTTP requests over connections that survive a process that is frozen and thawed: {@link io.cloudcall.http.Transport}.
 * Knows no API.
 */
@NullMarked
package io.cloudcall.http;

import org.jspecify.annotations.NullMarked;
