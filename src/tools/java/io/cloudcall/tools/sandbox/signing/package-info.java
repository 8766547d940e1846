/**
 * Signing and encryption of calls as WeChat's servers apply it (API 安全): requests are verified and decrypted, responses
 * encrypted and signed by a platform certificate. Written from WeChat's guide with the JDK's cryptography alone, so
 * that it shares no error with the function. Start at {@link io.cloudcall.tools.sandbox.signing.SandboxSigning}.
 */
@NullMarked
package io.cloudcall.tools.sandbox.signing;

import org.jspecify.annotations.NullMarked;
