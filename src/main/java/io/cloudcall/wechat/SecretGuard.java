package io.cloudcall.wechat;

import io.cloudcall.call.ApiResponse;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.ResponseGuard;

/**
 * A guard of secrets: masks secrets that a response echoes, and lets no access token pass.
 *
 * @param redactor the secrets to mask
 */
record SecretGuard(SecretRedactor redactor) implements ResponseGuard {
    @Override
    public String mask(String text) {
        return redactor.maskEchoedSecrets(text);
    }

    @Override
    public CallResult check(CallResult result, ApiResponse response) {
        return AccessTokenDetector.check(result, response);
    }
}
