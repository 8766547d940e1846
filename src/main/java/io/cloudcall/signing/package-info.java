/** Server API signing (服务端 API 签名加密): keys, signed and encrypted requests, verified and decrypted responses. */
@NullMarked
package io.cloudcall.signing;

import org.jspecify.annotations.NullMarked;
