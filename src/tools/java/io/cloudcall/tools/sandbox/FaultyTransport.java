package io.cloudcall.tools.sandbox;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.transport.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vert.x' NIO transport with servers that apply the planned {@link ConnectionFaults} to what they accept. */
final class FaultyTransport implements Transport {

    private final ConnectionFaults faults;

    FaultyTransport(ConnectionFaults faults) {
        this.faults = faults;
    }

    @Override
    public String name() {
        return "faulty nio";
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
    public io.vertx.core.spi.transport.Transport implementation() {
        return new NioTransport() {
            @Override
            public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
                return () -> new FaultyServerChannel(faults);
            }
        };
    }

    private static final class FaultyServerChannel extends NioServerSocketChannel {

        private final ConnectionFaults faults;

        FaultyServerChannel(ConnectionFaults faults) {
            this.faults = faults;
        }

        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            int before = accepted.size();
            int read = super.doReadMessages(accepted);
            accepted.subList(before, accepted.size()).forEach(channel -> addFault((Channel) channel));
            return read;
        }

        private void addFault(Channel channel) {
            // First in the pipeline, so that TLS is on its far side.
            faults.take()
                    .ifPresent(
                            fault -> channel.pipeline().addLast(new ConnectionFaultHandler(fault, faults::giveBack)));
        }
    }
}
