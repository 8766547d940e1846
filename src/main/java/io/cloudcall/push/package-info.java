/**
 * WeChat's message push (消息推送): the verification of a URL, and encrypted messages that become events of an EventBridge
 * bus. Start at {@link io.cloudcall.push.PushReceiver}. Loaded by {@code PushFunction} only.
 */
@NullMarked
package io.cloudcall.push;

import org.jspecify.annotations.NullMarked;
