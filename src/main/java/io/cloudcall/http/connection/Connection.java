package io.cloudcall.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;
import java.net.InetSocketAddress;

/** A connection that serves one request at a time. Confined to the event loop. */
public final class Connection {
    private final HttpClientConnection http;
    private final ChannelHandlerContext channel;
    private final HttpRoute route;
    private final InetSocketAddress address;
    private final long openedAt;
    private long lastUsedAt;
    private boolean hasServed;
    private boolean closed;
    private boolean closedByServer;
    private Runnable onClose = () -> {};

    /**
     * Adopts an open connection.
     *
     * @param address the address of the server, or of the proxy
     * @param now the wall clock, in milliseconds
     */
    Connection(HttpClientConnection http, HttpRoute route, InetSocketAddress address, long now) {
        this.http = http;
        this.route = route;
        this.address = address;
        openedAt = now;
        lastUsedAt = now;
        // Vert.x would log bytes that it cannot parse, which may contain an access token. The exchange fails anyway.
        http.exceptionHandler(ignored -> {});
        http.closeHandler(ignored -> endByServer());
        channel = ((UnpooledHttpClientConnection) http).unwrap().channelHandlerContext();
        channel.pipeline().addBefore("handler", "interim-responses", new InterimResponseFilter());
    }

    private void endByServer() {
        closedByServer |= !closed;
        end();
    }

    private void end() {
        closed = true;
        onClose.run();
        onClose = () -> {};
    }

    /** Sets the action to run once the connection has ended, or runs it if it has. */
    void onClose(Runnable action) {
        onClose = action;
        if (closed) {
            end();
        }
    }

    /** Creates a request, of which nothing is sent yet. */
    public Future<HttpClientRequest> request(RequestOptions options) {
        return http.request(options);
    }

    /** Returns the address of the server, or of the proxy. */
    public InetSocketAddress address() {
        return address;
    }

    /** Returns whether an earlier request was served. */
    public boolean hasServed() {
        return hasServed;
    }

    /** Returns whether a part of a request waits to be written: a server may respond before it reads everything. */
    public boolean isWriting() {
        ChannelOutboundBuffer buffer = channel.channel().unsafe().outboundBuffer();
        return buffer != null && !buffer.isEmpty();
    }

    /** Returns the age in milliseconds, by the wall clock. */
    public long age(long now) {
        return now - openedAt;
    }

    HttpRoute route() {
        return route;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isClosedByServer() {
        return closedByServer;
    }

    /** Returns whether the server has not closed the connection, after a look at what arrived from it. */
    boolean isOpen() {
        ((TimedSocketChannel) channel.channel()).readArrived();
        if (!channel.channel().isActive()) {
            endByServer();
        }
        return !closed;
    }

    /**
     * Records that a response was read to its end.
     *
     * @param now the wall clock, in milliseconds
     */
    public void recordUse(long now) {
        hasServed = true;
        lastUsedAt = now;
    }

    /**
     * Returns whether the connection is too old, or was idle for too long. A clock that was set back counts as both.
     */
    boolean isExpired(long now, long maxIdleMillis, long maxLifetimeMillis) {
        long age = now - openedAt;
        long idle = now - lastUsedAt;
        return idle < 0 || idle > maxIdleMillis || age > maxLifetimeMillis;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The close handler follows in any case.
    void close() {
        // Vert.x would write the rest of a request first, for as long as a server that stalls takes.
        closed = true;
        channel.close();
        end();
    }
}
