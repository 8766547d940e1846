package io.cloudcall.wechat;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiResponse;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.MultipartForm;
import io.cloudcall.call.RequestParameters;
import io.cloudcall.call.ResolvedCall;
import io.cloudcall.call.ResponseMapper;
import io.cloudcall.http.ConnectionRetryTransport;
import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.http.RetryBudget;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A client for WeChat's API. Thread-safe. */
public final class WeChatClient implements AutoCloseable {
    /** The limit that web servers have by default, in characters. */
    private static final int MAX_URI_LENGTH = 8_000;

    private final ConnectionRetryTransport transport;
    private final Apps apps;
    private final @Nullable SignedCalls signedCalls;
    private final URI baseUrl;
    private final long requestTimeoutMillis;
    private final Timing timing;
    private final RetryBudget retryBudget;

    private WeChatClient(
            ConnectionRetryTransport transport,
            Apps apps,
            @Nullable SignedCalls signedCalls,
            URI baseUrl,
            long requestTimeoutMillis,
            Timing timing,
            RetryBudget retryBudget) {
        this.transport = transport;
        this.apps = apps;
        this.signedCalls = signedCalls;
        this.baseUrl = baseUrl;
        this.requestTimeoutMillis = requestTimeoutMillis;
        this.timing = timing;
        this.retryBudget = retryBudget;
    }

    /**
     * Starts to preload, on another thread, the classes of a first call. Opens no connection; repeated calls have no
     * effect.
     */
    public static void preload() {
        Transport.preload();
    }

    /**
     * Creates a client with its own connections and access tokens, which it opens and fetches on first use.
     *
     * @param baseUrl the base URL of WeChat's API, such as {@code https://api.weixin.qq.com}
     */
    public static WeChatClient create(
            URI baseUrl, HttpClientConfig config, TokenConfig tokenConfig, Timing timing, SecretRedactor redactor) {
        return create(baseUrl, config, tokenConfig, null, timing, redactor);
    }

    /**
     * Creates a client likewise that signs calls.
     *
     * @param signing which calls, and by which keys, or null to sign none
     */
    public static WeChatClient create(
            URI baseUrl,
            HttpClientConfig config,
            TokenConfig tokenConfig,
            @Nullable SigningConfig signing,
            Timing timing,
            SecretRedactor redactor) {
        if (config.proxy() != null || !(tokenConfig instanceof TokenConfig.StableToken)) {
            ConfiguredSecrets.register(config.proxy(), tokenConfig, redactor);
        }
        Clock clock = timing.clock();
        Transport singleAttempt = Transport.create(config, ResponseMapper.MAX_RESPONSE_BYTES, clock);
        RetryBudget retryBudget = new RetryBudget();
        ConnectionRetryTransport transport = new ConnectionRetryTransport(singleAttempt, clock, retryBudget);
        AppFactory factory = new AppFactory(
                transport,
                singleAttempt,
                () -> transport.openAhead(TransportRequest.get(baseUrl, Map.of(), true)),
                baseUrl,
                timing,
                config.requestTimeoutMillis());
        return new WeChatClient(
                transport,
                factory.create(tokenConfig, redactor),
                signing == null ? null : new SignedCalls(signing, singleAttempt, timing),
                baseUrl,
                config.requestTimeoutMillis(),
                timing,
                retryBudget);
    }

    /**
     * Starts to connect and to fetch the access token of the default mini program, before the first call. Failures are
     * ignored.
     *
     * @return whether there is a token, once it ends; never fails
     */
    public CompletableFuture<Boolean> startEagerly() {
        // The token is needed first, so its connection is opened first.
        CompletableFuture<Boolean> end = apps.startEagerly();
        TransportRequest request = TransportRequest.get(baseUrl, Map.of(), true);
        transport.openAhead(request);
        transport.openSpare(request);
        return end;
    }

    /**
     * Makes one call and waits for its response.
     *
     * @param recorder the recorder of the invocation
     * @throws InvalidRequestException if the data cannot be sent, or the AppID is not served
     * @throws ConfigurationException if the call needs the AppSecret, and the settings have none, or the default AppID
     *     is not served
     * @throws WeChatCallException if WeChat sends no usable response
     */
    public CallResult call(ResolvedCall call, Deadline deadline, InvocationRecorder recorder) {
        RequestParameters data = RequestParameters.of(call.api(), call.request());
        App app = apps.acquire(call.request().appId(), deadline, recorder);
        try {
            return call(call, data, app, deadline, recorder);
        } finally {
            apps.release(app);
        }
    }

    private CallResult call(
            ResolvedCall call, RequestParameters data, App app, Deadline deadline, InvocationRecorder recorder) {
        Api api = call.api();
        RetryingCall retrying = new RetryingCall(
                transport.withListener(recorder::recordAttempt),
                app.tokens(),
                new RetryBackoff(retryBudget, timing, deadline),
                requestTimeoutMillis,
                api.isReadOnly(),
                deadline,
                recorder);
        Function<TransportResponse, CallResult> mapper =
                response -> ResponseMapper.map(call, toApiResponse(api, app.redactor(), response), app.guard());
        if (signedCalls != null && signedCalls.include(api)) {
            return signedCalls
                    .create(api, data, app, deadline, recorder)
                    .execute(baseUrl.resolve(api.path()), retrying, mapper);
        }
        return api.kind() == Api.Kind.LOGIN
                ? LoginCall.of(app.source(), app.redactor(), deadline)
                        .execute(credentials -> retrying.execute(loginRequest(api, data, credentials), mapper))
                : retrying.execute(token -> request(api, data, token), mapper);
    }

    private static ApiResponse toApiResponse(Api api, SecretRedactor redactor, TransportResponse response) {
        String contentType = response.contentType();
        byte[] body = redactor.maskEchoedSecrets(response.body());
        return new ApiResponse(
                response.status(),
                contentType == null ? null : redactor.maskEchoedSecrets(contentType),
                api.path().equalsIgnoreCase(RidAnswer.PATH) ? RidAnswer.mask(body) : body);
    }

    /** Makes one call and waits for its response, without recording it. */
    public CallResult call(Api api, CallRequest request, Deadline deadline) {
        return call(
                new ResolvedCall(api, request),
                deadline,
                new InvocationRecorder(timing.clock(), StartType.WARM, api.name(), null));
    }

    private static TransportRequest post(
            URI target, SequencedMap<String, String> query, RequestParameters data, boolean idempotent) {
        MultipartForm form = data.form();
        return form == null
                ? TransportRequest.post(target, query, data.body(), idempotent)
                : TransportRequest.post(
                        target, query, form.content(), Map.of("content-type", form.contentType()), idempotent);
    }

    private TransportRequest request(Api api, RequestParameters data, AccessToken token) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("access_token", token.value());
        query.putAll(data.query());
        URI target = baseUrl.resolve(api.path());
        return requireSendable(
                api.method() == Api.Method.POST
                        ? post(target, query, data, api.isReadOnly())
                        : TransportRequest.get(target, query, api.isReadOnly()));
    }

    private TransportRequest loginRequest(Api api, RequestParameters data, LoginCall.Credentials credentials) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("appid", credentials.appId());
        query.put("secret", credentials.secret());
        query.putAll(data.query());
        query.put("grant_type", "authorization_code");
        return requireSendable(
                TransportRequest.get(baseUrl.resolve(api.path()), query, false).onOwnConnection());
    }

    private static TransportRequest requireSendable(TransportRequest request) {
        if (request.requestUri().length() > MAX_URI_LENGTH) {
            throw new InvalidRequestException("The call's data is too long to travel in a URL: send less of it.");
        }
        return request;
    }

    @Override
    public void close() {
        transport.close();
    }
}
