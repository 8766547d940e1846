package io.cloudcall.http.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.spi.transport.Transport;
import org.jspecify.annotations.Nullable;

/** The NIO transport of Vert.x, with connections that measure their TCP handshake. For one event loop. */
public final class TimedTransport extends NioTransport implements io.vertx.core.transport.Transport {
    private final HandshakeTimes handshakes = new HandshakeTimes();

    HandshakeTimes handshakes() {
        return handshakes;
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return () -> new TimedSocketChannel(handshakes);
    }

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public @Nullable Throwable unavailabilityCause() {
        return null;
    }

    @Override
    public Transport implementation() {
        return this;
    }
}
