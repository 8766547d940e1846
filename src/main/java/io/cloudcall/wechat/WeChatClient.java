package io.cloudcall.wechat;

import io.cloudcall.openapi.AnswerReader;
import io.cloudcall.openapi.Api;
import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.CallRequest;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.RequestData;
import io.cloudcall.secret.AwsTransport;
import io.cloudcall.telemetry.CallTrace;
import io.cloudcall.telemetry.Start;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Makes cloud calls at WeChat's server. Thread-safe. */
public final class WeChatClient implements AutoCloseable {
    /** What web servers accept by default, in characters. */
    private static final int LONGEST_URI = 8_000;

    private final Transport transport;
    private final AccessTokens tokens;
    private final ClientOptions options;
    private final Timing timing;
    private final Redactor redactor;

    private WeChatClient(
            Transport transport, AccessTokens tokens, ClientOptions options, Timing timing, Redactor redactor) {
        this.transport = transport;
        this.tokens = tokens;
        this.options = options;
        this.timing = timing;
        this.redactor = redactor;
    }

    /** Begins, on a thread of its own, what a first call would otherwise wait for. Touches no network; a second time does no harm. */
    public static void prepare() {
        FirstClasses.begin();
        NativeTls.begin();
    }

    /** A client with connections and an access token of its own. Opens none and fetches none yet. */
    public static WeChatClient create(ClientOptions options, TokenOrigin origin, Timing timing, Redactor redactor) {
        Clock clock = timing.clock();
        VertxTransport vertx = new VertxTransport(options, clock);
        Transport transport = new ReconnectingTransport(vertx, clock);
        TokenOrigin reachable = reachable(origin, new VertxAwsTransport(vertx, timing));
        TokenSource source =
                source(transport, options.baseUrl(), reachable, new TokenAnswer(clock, redactor), redactor);
        return new WeChatClient(
                transport, new AccessTokens(source, clock, options.requestTimeoutMillis()), options, timing, redactor);
    }

    private static TokenOrigin reachable(TokenOrigin origin, AwsTransport transport) {
        return origin instanceof TokenOrigin.Credentials own
                ? new TokenOrigin.Credentials(own.appId(), own.secret().over(transport))
                : origin;
    }

    private static TokenSource source(
            Transport transport, URI baseUrl, TokenOrigin origin, TokenAnswer answers, Redactor redactor) {
        if (origin instanceof TokenOrigin.Credentials credentials) {
            return new StableTokenSource(transport, baseUrl, credentials, answers, redactor);
        }
        return new TokenService(transport, (TokenOrigin.Service) origin, answers);
    }

    /**
     * Makes one call and waits for its answer.
     *
     * @param trace takes down what is done for it
     * @throws BadArgumentsException if the data cannot be sent
     * @throws CallFailedException if WeChat gave no answer
     */
    public CloudCallResult call(Api api, CallRequest request, Deadline deadline, CallTrace trace) {
        RequestData data = RequestData.of(api, request);
        return new Attempts(transport, tokens, timing, options.requestTimeoutMillis(), api.isRead(), deadline, trace)
                .of(token -> request(api, data, token), answer -> AnswerReader.read(request, redactor.clean(answer)));
    }

    /** The same, for those who need not know what is done for it. */
    public CloudCallResult call(Api api, CallRequest request, Deadline deadline) {
        return call(api, request, deadline, new CallTrace(timing.clock(), Start.WARM, api.name(), null));
    }

    private HttpCall request(Api api, RequestData data, AccessToken token) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("access_token", token.value());
        query.putAll(data.query());
        URI target = options.baseUrl().resolve(api.path());
        HttpCall call = api.method() == Api.Method.POST
                ? HttpCall.post(target, query, data.body(), api.isRead())
                : HttpCall.get(target, query, api.isRead());
        if (call.requestUri().length() > LONGEST_URI) {
            throw BadArgumentsException.ofCaller("The call's data is too long to travel in a URL: send less of it.");
        }
        return call;
    }

    @Override
    public void close() {
        transport.close();
    }
}
