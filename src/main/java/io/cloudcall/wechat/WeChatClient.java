package io.cloudcall.wechat;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiResponse;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.RequestParameters;
import io.cloudcall.call.ResolvedCall;
import io.cloudcall.call.ResponseMapper;
import io.cloudcall.http.ConnectionRetryTransport;
import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.secret.AppSecret;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Makes cloud calls at WeChat's server. Thread-safe. */
public final class WeChatClient implements AutoCloseable {
    /** What web servers accept by default, in characters. */
    private static final int MAX_URI_LENGTH = 8_000;

    private final ConnectionRetryTransport transport;
    private final AccessTokenCache tokens;
    private final URI baseUrl;
    private final long requestTimeoutMillis;
    private final Timing timing;
    private final SecretRedactor redactor;

    private WeChatClient(
            ConnectionRetryTransport transport,
            AccessTokenCache tokens,
            URI baseUrl,
            long requestTimeoutMillis,
            Timing timing,
            SecretRedactor redactor) {
        this.transport = transport;
        this.tokens = tokens;
        this.baseUrl = baseUrl;
        this.requestTimeoutMillis = requestTimeoutMillis;
        this.timing = timing;
        this.redactor = redactor;
    }

    /**
     * Begins, on a thread of its own, what a first call would otherwise wait for. Touches no network; a second time
     * does no harm.
     */
    public static void preload() {
        Transport.preload();
    }

    /**
     * A client with connections and an access token of its own. Opens none and fetches none yet.
     *
     * @param baseUrl where WeChat answers, such as {@code https://api.weixin.qq.com}
     */
    public static WeChatClient create(
            URI baseUrl, HttpClientConfig options, TokenConfig origin, Timing timing, SecretRedactor redactor) {
        Clock clock = timing.clock();
        Transport once = Transport.create(options, ResponseMapper.MAX_RESPONSE_BYTES, clock);
        ConnectionRetryTransport transport = new ConnectionRetryTransport(once, clock);
        TokenResponseParser parser = new TokenResponseParser(clock, redactor);
        AccessTokenSource source = origin instanceof TokenConfig.StableToken own
                ? new StableTokenSource(
                        transport, baseUrl, own.appId(), openSecret(own, once, timing), parser, redactor)
                : new TokenServiceSource(transport, (TokenConfig.TokenService) origin, parser);
        return new WeChatClient(
                transport,
                new AccessTokenCache(source, clock, options.requestTimeoutMillis()),
                baseUrl,
                options.requestTimeoutMillis(),
                timing,
                redactor);
    }

    /** By the connections of WeChat's calls: one TLS, whose classes and authorities are ready before the first. */
    private static AppSecret openSecret(TokenConfig.StableToken own, Transport transport, Timing timing) {
        return own.secret().open(transport, timing.clock(), () -> timing.sleep(timing.backoffMillis(1)));
    }

    /**
     * Makes one call and waits for its answer.
     *
     * @param recorder records what is done for it
     * @throws InvalidRequestException if the data cannot be sent
     * @throws WeChatCallException if WeChat gave no answer
     */
    public CallResult call(ResolvedCall call, Deadline deadline, InvocationRecorder recorder) {
        Api api = call.api();
        RequestParameters data = RequestParameters.of(api, call.request());
        return new RetryingCall(
                        transport.withListener(recorder::recordAttempt),
                        tokens,
                        timing,
                        requestTimeoutMillis,
                        api.isReadOnly(),
                        deadline,
                        recorder)
                .execute(
                        token -> request(api, data, token),
                        response -> ResponseMapper.map(call.request(), toApiResponse(response)));
    }

    private ApiResponse toApiResponse(TransportResponse response) {
        return new ApiResponse(response.status(), response.contentType(), redactor.maskEchoedSecrets(response.body()));
    }

    /** Makes one call and waits for its answer, without a record of what is done for it. */
    public CallResult call(Api api, CallRequest request, Deadline deadline) {
        return call(
                new ResolvedCall(api, request),
                deadline,
                new InvocationRecorder(timing.clock(), StartType.WARM, api.name(), null));
    }

    private TransportRequest request(Api api, RequestParameters data, AccessToken token) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("access_token", token.value());
        query.putAll(data.query());
        URI target = baseUrl.resolve(api.path());
        TransportRequest call = api.method() == Api.Method.POST
                ? TransportRequest.post(target, query, data.body(), api.isReadOnly())
                : TransportRequest.get(target, query, api.isReadOnly());
        if (call.requestUri().length() > MAX_URI_LENGTH) {
            throw new InvalidRequestException("The call's data is too long to travel in a URL: send less of it.");
        }
        return call;
    }

    @Override
    public void close() {
        transport.close();
    }
}
