package io.cloudcall.wechat;

import io.cloudcall.call.CallResult;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.WeChatError;
import io.cloudcall.secret.AppSecret;
import java.util.Objects;
import java.util.function.Function;

/**
 * A call of WeChat's <a
 * href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html">code2Session</a>,
 * which takes the AppSecret in place of an access token. A secret that WeChat rejects is read again, since it may have
 * been rotated: WeChat checks it before the code, which is then not spent. Not thread-safe.
 */
final class LoginCall {
    private final String appId;
    private final AppSecret secret;
    private final SecretRedactor redactor;
    private final Deadline deadline;

    /** The mini program's own credentials. */
    record Credentials(String appId, String secret) {}

    private LoginCall(String appId, AppSecret secret, SecretRedactor redactor, Deadline deadline) {
        this.appId = appId;
        this.secret = secret;
        this.redactor = redactor;
        this.deadline = deadline;
    }

    /**
     * Creates a call with the AppSecret that access tokens are requested by.
     *
     * @throws ConfigurationException if they come from a team's token service, which keeps the AppSecret to itself
     */
    static LoginCall of(AccessTokenSource source, SecretRedactor redactor, Deadline deadline) {
        if (source instanceof StableTokenSource stable) {
            return new LoginCall(stable.appId(), stable.secret(), redactor, deadline);
        }
        throw new ConfigurationException("a login needs the AppID and the AppSecret, and WECHAT_ACCESS_TOKEN_URL gives"
                + " access tokens only: set WECHAT_APP_ID and WECHAT_APP_SECRET_ARN (or WECHAT_APP_SECRET) in its"
                + " place, or log in by another function that has them.");
    }

    /**
     * Returns the result of the last exchange.
     *
     * @param exchange sends the credentials with the code
     * @throws WeChatCallException if there is no AppSecret, or the last exchange has no response
     */
    CallResult execute(Function<Credentials, CallResult> exchange) {
        String value = deadline.await(secret.get());
        CallResult result = exchange.apply(credentials(value));
        return isWrongSecret(result) ? retryWithRefreshedSecret(value, result, exchange) : result;
    }

    private static boolean isWrongSecret(CallResult result) {
        return WeChatError.find(result.numericErrCode())
                .filter(WeChatError::isWrongSecret)
                .isPresent();
    }

    private CallResult retryWithRefreshedSecret(
            String rejected, CallResult rejection, Function<Credentials, CallResult> exchange) {
        String value;
        try {
            value = deadline.await(secret.refresh(rejected));
        } catch (WeChatCallException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return rejection.withDiagnostic("the secret could not be read again: " + cause.getMessage());
        }
        return value.equals(rejected) || !deadline.hasAtLeast(1) ? rejection : exchange.apply(credentials(value));
    }

    private Credentials credentials(String value) {
        redactor.addSecret(value);
        return new Credentials(appId, value);
    }
}
