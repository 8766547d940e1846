/**
 * WeChat's message push (消息推送): the verification of a URL, and encrypted messages that become events of an EventBridge
 * bus. Start at {@link io.cloudcall.push.PushReceiver}; a new reason to reject a push is one more {@code PushReason}.
 * {@code PushFunction} alone loads the package.
 */
@NullMarked
package io.cloudcall.push;

import org.jspecify.annotations.NullMarked;
