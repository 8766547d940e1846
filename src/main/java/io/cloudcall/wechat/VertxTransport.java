package io.cloudcall.wechat;

import io.cloudcall.openapi.Api;
import io.cloudcall.openapi.WeChatAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** HTTP/1.1 by Vert.x Web Client, on one daemon thread. */
final class VertxTransport implements Transport {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Vertx vertx;
    private final WebClient client;

    VertxTransport(ClientOptions options) {
        vertx = Vertx.vertx(vertxOptions());
        client = WebClient.create(vertx, webClientOptions(options));
        client.addInterceptor(this::limitTime);
    }

    private static VertxOptions vertxOptions() {
        // Read when the first Vert.x is made. The JDK's resolver is there already; Vert.x' own would be loaded for one
        // name.
        System.setProperty("vertx.disableDnsResolver", "true");
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setUseDaemonThread(true)
                // A process that Lambda froze looks like a blocked thread.
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static WebClientOptions webClientOptions(ClientOptions options) {
        WebClientOptions client = new WebClientOptions()
                .setUserAgent("Cloudcall")
                .setFollowRedirects(false)
                // Lambda freezes the process between invocations, and a frozen process does not notice that its idle
                // connections were closed.
                .setKeepAlive(false)
                .setSslHandshakeTimeout(options.requestTimeoutMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        return options.isTls() ? withTls(client, options) : client;
    }

    /** Lambda's runtime client allows TLS 1.0 again, so the versions are named here. */
    private static WebClientOptions withTls(WebClientOptions client, ClientOptions options) {
        client.setSsl(true).setVerifyHost(true).setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
        return options.authorities().isEmpty() ? client : client.setTrustOptions(Trust.jdkAnd(options.authorities()));
    }

    /** Web Client's own timeout starts anew with each byte; an exchange must end in time even if bytes trickle. */
    private void limitTime(HttpContext<?> exchange) {
        if (exchange.phase() == ClientPhase.PREPARE_REQUEST) {
            long timer = vertx.setTimer(
                    exchange.request().timeout(),
                    fired -> exchange.fail(new TimeoutException("the exchange's time ran out")));
            exchange.future().onComplete(ended -> vertx.cancelTimer(timer));
        }
        exchange.next();
    }

    @Override
    public CompletableFuture<WeChatAnswer> send(HttpCall call, long timeoutMillis) {
        CompletableFuture<WeChatAnswer> answer = new CompletableFuture<>();
        AnswerBody body = new AnswerBody();
        exchange(call, timeoutMillis, body)
                .onSuccess(response -> answer.complete(asAnswer(response)))
                .onFailure(failure -> answer.completeExceptionally(TransportFailures.explain(failure, body.begun())));
        return answer;
    }

    private Future<HttpResponse<byte[]>> exchange(HttpCall call, long timeoutMillis, AnswerBody body) {
        HttpRequest<byte[]> request = client.request(
                        call.method() == Api.Method.GET ? HttpMethod.GET : HttpMethod.POST,
                        port(call.target()),
                        call.target().getHost(),
                        call.requestUri())
                .ssl("https".equals(call.target().getScheme()))
                .connectTimeout(timeoutMillis)
                .timeout(timeoutMillis)
                .as(body);
        return call.json() == null
                ? request.send()
                : request.putHeader("content-type", "application/json; charset=utf-8")
                        .sendBuffer(Buffer.buffer(call.json().getBytes(StandardCharsets.UTF_8)));
    }

    private static int port(URI target) {
        return target.getPort() >= 0 ? target.getPort() : "https".equals(target.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    private static WeChatAnswer asAnswer(HttpResponse<byte[]> response) {
        byte[] body = response.body() == null ? new byte[0] : response.body();
        return new WeChatAnswer(response.statusCode(), response.getHeader("content-type"), body);
    }

    @Override
    public void close() {
        client.close();
        vertx.close().await();
    }
}
