package io.cloudcall.wechat;

import io.cloudcall.openapi.AnswerReader;
import io.cloudcall.openapi.Api;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.GatewayError;
import io.cloudcall.openapi.RequestData;
import io.cloudcall.openapi.WeChatAnswer;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes cloud calls at WeChat's server. Thread-safe. */
public final class WeChatClient implements AutoCloseable {
    private final Transport transport;
    private final URI baseUrl;
    private final AccessTokens tokens;
    private final long timeoutMillis;

    WeChatClient(Transport transport, URI baseUrl, AccessTokens tokens, long timeoutMillis) {
        this.transport = transport;
        this.baseUrl = baseUrl;
        this.tokens = tokens;
        this.timeoutMillis = timeoutMillis;
    }

    /** A client of its own connections and access token. */
    public static WeChatClient create(ClientOptions options, Credentials credentials, Clock clock, Redactor redactor) {
        Transport transport = new VertxTransport(options);
        TokenSource source =
                new StableTokenSource(transport, options.baseUrl(), credentials, new TokenAnswer(clock, redactor));
        long timeoutMillis = options.requestTimeoutMillis();
        return new WeChatClient(
                transport, options.baseUrl(), new AccessTokens(source, clock, timeoutMillis), timeoutMillis);
    }

    /**
     * Makes one call and waits for its answer.
     *
     * @throws CallFailedException if WeChat gave none
     */
    public CloudCallResult call(Api api, RequestData data, Deadline deadline) {
        AccessToken token = await(tokens.current(), deadline);
        HttpCall call = request(api, data, token);
        WeChatAnswer answer = await(transport.send(call, timeout(deadline)), deadline);
        return AnswerReader.read(api.name(), answer);
    }

    private HttpCall request(Api api, RequestData data, AccessToken token) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("access_token", token.value());
        boolean isGet = api.method() == Api.Method.GET;
        if (isGet) {
            query.putAll(data.toQuery());
        }
        return new HttpCall(api.method(), baseUrl.resolve(api.path()), query, isGet ? null : data.toJson());
    }

    private long timeout(Deadline deadline) {
        long remaining = deadline.remainingMillis();
        if (remaining <= 0) {
            throw CallFailedException.gateway(GatewayError.TIMEOUT, "no time is left");
        }
        return Math.min(timeoutMillis, remaining);
    }

    private static <T> T await(CompletableFuture<T> future, Deadline deadline) {
        try {
            return future.get(Math.max(deadline.remainingMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw CallFailedException.gateway(GatewayError.TIMEOUT, "the invocation's time ran out");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CallFailedException.gateway(GatewayError.TIMEOUT, "the invocation was interrupted");
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof TransportException transport) {
            return CallFailedException.transport(transport);
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        transport.close();
    }
}
