/**
 * A fake of WeChat's server: an HTTP(S) server on the loopback interface that issues and expires access tokens by
 * WeChat's rules, keeps logistics accounts and orders, records requests, and applies faults on demand. Start at
 * {@link io.cloudcall.tools.sandbox.Sandbox}; a new API is one more {@code Endpoint} in {@code WeChatApi}, or in
 * {@link io.cloudcall.tools.sandbox.logistics.LogisticsApi} if it is one of logistics.
 */
@NullMarked
package io.cloudcall.tools.sandbox;

import org.jspecify.annotations.NullMarked;
