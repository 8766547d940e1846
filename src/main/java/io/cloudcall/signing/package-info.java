/**
 * Server API signing (服务端 API 签名加密): keys, signed and encrypted requests, verified and decrypted responses. Start at
 * {@link io.cloudcall.signing.ApiSecurity}; a new rule for a key belongs in {@code SigningKeysParser}.
 */
@NullMarked
package io.cloudcall.signing;

import org.jspecify.annotations.NullMarked;
