package io.cloudcall.wechat;

import io.cloudcall.openapi.Api;
import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonText;
import io.cloudcall.openapi.JsonValue;
import io.cloudcall.openapi.RequestData;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;

/**
 * WeChat's <a href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html">
 * stable_token</a> in normal mode: all instances of a function get the same token, and none of them ends another's.
 */
final class StableTokenSource implements TokenSource {
    private static final String PATH = "/cgi-bin/stable_token";

    private final Transport transport;
    private final URI target;
    private final Credentials credentials;
    private final TokenAnswer answers;

    StableTokenSource(Transport transport, URI baseUrl, Credentials credentials, TokenAnswer answers) {
        this.transport = transport;
        this.target = baseUrl.resolve(PATH);
        this.credentials = credentials;
        this.answers = answers;
    }

    @Override
    public CompletableFuture<AccessToken> fetch(long timeoutMillis) {
        HttpCall call = new HttpCall(Api.Method.POST, target, new LinkedHashMap<>(), body());
        return transport.send(call, timeoutMillis).thenApply(answers::read);
    }

    private String body() {
        SequencedMap<String, JsonValue> body = new LinkedHashMap<>();
        body.put("grant_type", new JsonText("client_credential"));
        body.put("appid", new JsonText(credentials.appId()));
        body.put("secret", new JsonText(credentials.appSecret()));
        body.put("force_refresh", JsonLiteral.FALSE);
        return RequestData.of(JsonObject.of(body)).toJson();
    }
}
