/**
 * The client for api.weixin.qq.com: calls with retries, access tokens, deadlines, and redaction of secrets. Start at
 * {@link io.cloudcall.wechat.WeChatClient}; a new source of access tokens is one more {@code AccessTokenSource}.
 */
@NullMarked
package io.cloudcall.wechat;

import org.jspecify.annotations.NullMarked;
