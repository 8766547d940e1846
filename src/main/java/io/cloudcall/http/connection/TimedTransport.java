package io.cloudcall.http.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.spi.transport.Transport;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The NIO transport of Vert.x, with connections that measure their TCP handshake, and take over sockets that are being
 * connected. For one event loop.
 */
public final class TimedTransport extends NioTransport implements io.vertx.core.transport.Transport {
    private final HandshakeTimes handshakes = new HandshakeTimes();
    private final PreconnectedSockets preconnected;
    private @Nullable SocketAddress remote;

    /** Creates a transport with sockets to take over. */
    public TimedTransport(PreconnectedSockets preconnected) {
        this.preconnected = preconnected;
    }

    HandshakeTimes handshakes() {
        return handshakes;
    }

    PreconnectedSockets preconnected() {
        return preconnected;
    }

    /** Vert.x converts the address of a connection right before it creates the channel, on the event loop. */
    @Override
    public SocketAddress convert(io.vertx.core.net.SocketAddress address) {
        remote = super.convert(address);
        return remote;
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return this::createChannel;
    }

    private TimedSocketChannel createChannel() {
        PreconnectedSocket socket = preconnected.take(remote);
        return socket == null ? new TimedSocketChannel(handshakes) : new TimedSocketChannel(handshakes, socket);
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
