package io.cloudcall.wechat;

import io.cloudcall.http.Transport;
import io.cloudcall.secret.AppSecret;
import io.cloudcall.secret.AppSecrets;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A factory of mini programs' state. Those of one client share its connections. Thread-safe.
 *
 * @param transport the transport for requests to WeChat and to a token service
 * @param singleAttempt the same without retries, for stored secrets
 * @param preconnect starts to open a connection for the call that follows a token
 * @param baseUrl the base URL of WeChat's API
 * @param timing the clock and the timer
 * @param requestTimeoutMillis the timeout of one request for a token
 */
record AppFactory(
        Transport transport,
        Transport singleAttempt,
        Runnable preconnect,
        URI baseUrl,
        Timing timing,
        long requestTimeoutMillis) {

    /** Creates what a client of that configuration serves. */
    Apps create(TokenConfig config, SecretRedactor redactor) {
        if (config.servesSeveralApps()) {
            return withSingleUse().createRegistry(config, redactor);
        }
        return config instanceof TokenConfig.StableToken single
                ? create(single.appId(), single.secret().open(singleAttempt, timing.clock(), this::backOff), redactor)
                : create((TokenConfig.TokenService) config, redactor);
    }

    /** Returns a factory whose token calls have a connection each. */
    private AppFactory withSingleUse() {
        return new AppFactory(
                new SingleUseTransport(transport), singleAttempt, preconnect, baseUrl, timing, requestTimeoutMillis);
    }

    private AppRegistry createRegistry(TokenConfig config, SecretRedactor redactor) {
        if (config instanceof TokenConfig.AppStableToken several) {
            AppSecrets secrets = several.secrets().open(singleAttempt, timing.clock(), this::backOff);
            return new AppRegistry(
                    several.source(),
                    several.defaultAppId(),
                    secrets::contains,
                    secrets::forgetFailure,
                    (appId, scope) -> create(appId, secrets.get(appId), scope),
                    redactor);
        }
        TokenConfig.AppTokenService services = (TokenConfig.AppTokenService) config;
        return new AppRegistry(
                "WECHAT_ACCESS_TOKEN_URL",
                services.defaultAppId(),
                appId -> CompletableFuture.completedFuture(true),
                () -> {},
                (appId, scope) -> {
                    TokenConfig.TokenService service = services.of(appId);
                    ConfiguredSecrets.register(service.url(), appId, scope);
                    return create(service, scope);
                },
                redactor);
    }

    private App create(String appId, AppSecret secret, SecretRedactor redactor) {
        return create(
                appId, new StableTokenSource(transport, baseUrl, appId, secret, parser(redactor), redactor), redactor);
    }

    private App create(TokenConfig.TokenService service, SecretRedactor redactor) {
        return create(service.appId(), new TokenServiceSource(transport, service, parser(redactor)), redactor);
    }

    private TokenResponseParser parser(SecretRedactor redactor) {
        return new TokenResponseParser(timing.clock(), redactor);
    }

    private App create(@Nullable String appId, AccessTokenSource source, SecretRedactor redactor) {
        AccessTokenCache tokens = new AccessTokenCache(
                new PreconnectingTokenSource(source, preconnect),
                timing.clock(),
                timing.random(),
                requestTimeoutMillis);
        return new App(appId, source, tokens, redactor);
    }

    private void backOff() {
        timing.sleep(timing.backoffMillis(1));
    }
}
