package io.cloudcall.http;

import io.cloudcall.http.connection.Connection;
import io.cloudcall.http.connection.HttpRoute;
import org.jspecify.annotations.Nullable;

/** The state of one request until its response. Confined to the event loop. */
final class Exchange {
    private final TransportRequest request;
    private final HttpRoute route;
    private final BoundedBodyCodec body;
    private @Nullable Connection connection;
    private boolean sent;
    private long sentAt;
    private long sentAtMillis;

    Exchange(TransportRequest request, HttpRoute route, int maxBodyBytes) {
        this.request = request;
        this.route = route;
        body = new BoundedBodyCodec(maxBodyBytes, this);
    }

    TransportRequest request() {
        return request;
    }

    HttpRoute route() {
        return route;
    }

    /** Returns the codec of the response, which leads back to this exchange. */
    BoundedBodyCodec body() {
        return body;
    }

    /** Returns the connection, or null while there is none. */
    @Nullable
    Connection connection() {
        return connection;
    }

    void setConnection(Connection connection) {
        this.connection = connection;
    }

    /**
     * Records that the request is about to be sent.
     *
     * @param now the wall clock, in milliseconds
     */
    void recordSend(long now) {
        sent = true;
        sentAtMillis = now;
        sentAt = System.nanoTime();
    }

    /** Records that the server did not act on the request. */
    void recordUnprocessed() {
        sent = false;
    }

    /** Returns whether the server may have received a part of the request. */
    boolean isSent() {
        return sent;
    }

    /** Returns when the request was sent, by the wall clock, in milliseconds. */
    long sentAtMillis() {
        return sentAtMillis;
    }

    long nanosSinceSend() {
        return System.nanoTime() - sentAt;
    }
}
