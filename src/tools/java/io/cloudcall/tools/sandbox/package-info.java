/**
 * A fake of WeChat's server: an HTTP(S) server on the loopback interface that issues and expires access tokens by
 * WeChat's rules, keeps logistics accounts and orders, records requests, and applies faults on demand. Start at
 * {@link io.cloudcall.tools.sandbox.Sandbox}; a new API is one more {@code Endpoint} of its {@code ApiFamily}, such as
 * {@link io.cloudcall.tools.sandbox.logistics.LogisticsApi}, and a new family one more line of {@code SandboxApis}.
 */
@NullMarked
package io.cloudcall.tools.sandbox;

import org.jspecify.annotations.NullMarked;
