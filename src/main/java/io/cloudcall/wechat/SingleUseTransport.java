package io.cloudcall.wechat;

import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import java.util.concurrent.CompletableFuture;

/**
 * A transport with a connection for each request, for the token calls of several mini programs. Their responses do not
 * name the mini program, so one that a server sends late or twice would be taken for the next one's token.
 *
 * @param transport sends the requests
 */
record SingleUseTransport(Transport transport) implements Transport {

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request, long timeoutMillis) {
        return transport.send(request.onOwnConnection(), timeoutMillis);
    }

    @Override
    public void close() {
        transport.close();
    }
}
