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
 * stable_token</a>. In normal mode all instances of a function get the same token, and none of them ends another's;
 * forced, it ends the present token. A secret that WeChat calls wrong is read once more, since it may have been
 * rotated.
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
            TokenResponseParser answers,
            SecretRedactor redactor) {
        this.transport = transport;
        this.target = baseUrl.resolve(PATH);
        this.appId = appId;
        this.secret = secret;
        this.responseParser = answers;
        this.redactor = redactor;
    }

    @Override
    public CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis) {
        return secret.get().thenCompose(value -> fetchWith(value, force, timeoutMillis));
    }

    private CompletableFuture<AccessToken> fetchWith(String value, boolean force, long timeoutMillis) {
        return requestToken(value, force, timeoutMillis).exceptionallyCompose(failure -> {
            WeChatCallException failed = WeChatCallException.of(failure);
            return failed.weChatError().filter(WeChatError::isWrongSecret).isPresent()
                    ? retryWithRefreshedSecret(value, force, timeoutMillis, failed)
                    : CompletableFuture.failedFuture(failed);
        });
    }

    private CompletableFuture<AccessToken> retryWithRefreshedSecret(
            String wrong, boolean force, long timeoutMillis, WeChatCallException refusal) {
        return refreshSecret(wrong, refusal)
                .thenCompose(value -> value.equals(wrong)
                        ? CompletableFuture.failedFuture(refusal)
                        : requestToken(value, force, timeoutMillis));
    }

    /** The secret now, or else WeChat's refusal: why there is no other goes to the log. */
    private CompletableFuture<String> refreshSecret(String wrong, WeChatCallException refusal) {
        return secret.refresh(wrong).exceptionallyCompose(unreadable -> {
            refusal.addSuppressed(unreadable);
            return CompletableFuture.failedFuture(refusal);
        });
    }

    private CompletableFuture<AccessToken> requestToken(String value, boolean force, long timeoutMillis) {
        redactor.addSecret(value);
        TransportRequest call = TransportRequest.post(target, Map.of(), body(value, force), !force);
        return transport.send(call, timeoutMillis).thenApply(responseParser::parse);
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
}
