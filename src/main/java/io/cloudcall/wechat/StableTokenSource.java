package io.cloudcall.wechat;

import io.cloudcall.call.WeChatError;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.secret.AppSecret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;

/**
 * WeChat's <a
 * href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html">
 * stable_token</a> as a source of access tokens. In normal mode all instances of a function get the same token; a
 * forced renewal invalidates it. A secret that WeChat rejects is read again, since it may have been rotated.
 */
final class StableTokenSource implements AccessTokenSource {
    private static final String PATH = "/cgi-bin/stable_token";

    private final Transport transport;
    private final URI target;
    private final String appId;
    private final AppSecret secret;
    private final TokenResponseParser responseParser;
    private final SecretRedactor redactor;

    StableTokenSource(
            Transport transport,
            URI baseUrl,
            String appId,
            AppSecret secret,
            TokenResponseParser responseParser,
            SecretRedactor redactor) {
        this.transport = transport;
        this.target = baseUrl.resolve(PATH);
        this.appId = appId;
        this.secret = secret;
        this.responseParser = responseParser;
        this.redactor = redactor;
    }

    String appId() {
        return appId;
    }

    AppSecret secret() {
        return secret;
    }

    @Override
    public CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis) {
        return secret.get().thenCompose(value -> fetchWith(value, force, timeoutMillis));
    }

    private CompletableFuture<AccessToken> fetchWith(String value, boolean force, long timeoutMillis) {
        return requestToken(value, force, timeoutMillis).exceptionallyCompose(failure -> {
            WeChatCallException exception = WeChatCallException.of(failure);
            return exception.weChatError().filter(WeChatError::isWrongSecret).isPresent()
                    ? retryWithRefreshedSecret(value, force, timeoutMillis, exception)
                    : CompletableFuture.failedFuture(exception);
        });
    }

    private CompletableFuture<AccessToken> retryWithRefreshedSecret(
            String rejected, boolean force, long timeoutMillis, WeChatCallException rejection) {
        return refreshSecret(rejected, rejection)
                .thenCompose(value -> value.equals(rejected)
                        ? CompletableFuture.failedFuture(rejection)
                        : requestToken(value, force, timeoutMillis));
    }

    /**
     * Returns the current secret. If it cannot be read, fails with the rejection, to which the cause is added for the
     * log.
     */
    private CompletableFuture<String> refreshSecret(String rejected, WeChatCallException rejection) {
        return secret.refresh(rejected).exceptionallyCompose(e -> {
            rejection.addSuppressed(e);
            return CompletableFuture.failedFuture(rejection);
        });
    }

    private CompletableFuture<AccessToken> requestToken(String value, boolean force, long timeoutMillis) {
        redactor.addSecret(value);
        TransportRequest request = TransportRequest.post(target, Map.of(), body(value, force), !force)
                .forCredentials();
        return transport.send(request, timeoutMillis).thenApply(responseParser::parse);
    }

    private String body(String value, boolean force) {
        SequencedMap<String, JsonValue> body = new LinkedHashMap<>();
        body.put("grant_type", new JsonString("client_credential"));
        body.put("appid", new JsonString(appId));
        body.put("secret", new JsonString(value));
        body.put("force_refresh", force ? JsonLiteral.TRUE : JsonLiteral.FALSE);
        return JsonObject.of(body).toJson();
    }

    @Override
    public boolean supportsForceRefresh() {
        return true;
    }

    @Override
    public void forgetFailure() {
        secret.forgetFailure();
    }
}
