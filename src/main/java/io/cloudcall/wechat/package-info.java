/** The client for api.weixin.qq.com: calls, retries, access tokens, deadlines, redaction. */
@NullMarked
package io.cloudcall.wechat;

import org.jspecify.annotations.NullMarked;
