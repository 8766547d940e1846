package io.cloudcall.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.ProxyOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A sender of requests by a web client, through the proxy where it applies.
 *
 * @param proxy the proxy, or null for none
 */
record RequestSender(@Nullable ProxyConfig proxy) {

    Future<HttpResponse<byte[]>> send(
            WebClient client, TransportRequest request, long timeoutMillis, BoundedBodyCodec body) {
        HttpRequest<byte[]> http = client.request(
                        request.method() == TransportRequest.Method.GET ? HttpMethod.GET : HttpMethod.POST,
                        request.port(),
                        request.target().getHost(),
                        request.requestUri())
                .ssl(request.isTls())
                .connectTimeout(timeoutMillis)
                .timeout(timeoutMillis)
                .as(body);
        ProxyOptions proxyOptions = proxyFor(request);
        if (proxyOptions != null) {
            http.proxy(proxyOptions);
        }
        request.headers().forEach(http::putHeader);
        return request.body() == null
                ? http.send()
                : http.sendBuffer(Buffer.buffer(request.body().getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns whether a request goes through the proxy. */
    boolean usesProxy(TransportRequest request) {
        return proxyFor(request) != null;
    }

    private @Nullable ProxyOptions proxyFor(TransportRequest request) {
        if (proxy == null
                || request.bypassProxy()
                || !request.isTls()
                || !proxy.appliesTo(request.target().getHost(), request.port())) {
            return null;
        }
        ProxyOptions options = new ProxyOptions().setHost(proxy.host()).setPort(proxy.port());
        return proxy.credentials() == null
                ? options
                : options.setUsername(proxy.credentials().user())
                        .setPassword(proxy.credentials().password());
    }
}
