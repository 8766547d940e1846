package io.cloudcall.http;

import io.cloudcall.http.connection.HttpRoute;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender of requests by a web client.
 *
 * @param client the web client
 * @param proxy the proxy, or null for none
 */
record RequestSender(WebClient client, @Nullable ProxyConfig proxy) {

    /** Returns the route of a request. */
    HttpRoute route(TransportRequest request) {
        return new HttpRoute(
                request.target().getHost(), request.port(), request.isTls(), usesProxy(request), request.usage());
    }

    private boolean usesProxy(TransportRequest request) {
        return proxy != null
                && !request.bypassProxy()
                && request.isTls()
                && proxy.appliesTo(request.target().getHost(), request.port());
    }

    /** Sends the request of an exchange, and returns its response. */
    Future<HttpResponse<byte[]>> send(Exchange exchange, long timeoutMillis) {
        TransportRequest request = exchange.request();
        HttpRequest<byte[]> http = client.request(
                        request.method() == TransportRequest.Method.GET ? HttpMethod.GET : HttpMethod.POST,
                        request.port(),
                        request.target().getHost(),
                        request.requestUri())
                .ssl(request.isTls())
                .timeout(timeoutMillis)
                .as(exchange.body());
        request.headers().forEach(http::putHeader);
        List<byte[]> body = request.body();
        return body == null ? http.send() : send(http, body);
    }

    private static Future<HttpResponse<byte[]>> send(HttpRequest<byte[]> http, List<byte[]> body) {
        if (body.size() == 1) {
            return http.sendBuffer(Buffer.buffer(body.getFirst()));
        }
        PieceStream stream = new PieceStream(body);
        return http.putHeader("content-length", String.valueOf(stream.length())).sendStream(stream);
    }
}
