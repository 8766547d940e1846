package io.cloudcall.wechat;

import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.secret.AwsAnswer;
import io.cloudcall.secret.AwsRequest;
import io.cloudcall.secret.AwsTransport;
import java.util.concurrent.CompletableFuture;

/**
 * Takes the requests of a stored secret the way of WeChat's, but for the proxy, which is there for WeChat's whitelist: one TLS, whose
 * classes and authorities are ready before the first call.
 */
record VertxAwsTransport(Transport transport, Timing timing) implements AwsTransport {

    @Override
    public CompletableFuture<AwsAnswer> send(AwsRequest request, long timeoutMillis) {
        TransportRequest call = TransportRequest.bypassingProxy(request.url(), request.json(), request.headers());
        return transport
                .send(call, timeoutMillis)
                .thenApply(response -> new AwsAnswer(
                        response.status(),
                        response.header("x-amzn-errortype"),
                        response.header("date"),
                        response.body()));
    }

    @Override
    public void pause() {
        try {
            timing.sleeper().sleep(timing.backoffMillis(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
