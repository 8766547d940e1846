package io.cloudcall.tools.sandbox;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** An open connection of the server, with a way to send bytes past the HTTP encoder. Used by its event loop only. */
final class ServerConnection {

    private final long number;
    private final ChannelHandlerContext wire;
    private Buffer copies = Buffer.buffer();
    private @Nullable StubResponse heldBack;

    ServerConnection(long number, HttpConnection connection) {
        this.number = number;
        wire = belowHttp(((ConnectionBase) connection).channel());
    }

    long number() {
        return number;
    }

    /** Sends the response of this connection's fault, if that is one that comes unasked. */
    void respondUnasked() {
        ConnectionFault fault =
                wire.channel().attr(ConnectionFaultHandler.FAULT).get();
        if (fault != null && fault.kind() == ConnectionFault.Kind.RESPOND_UNASKED) {
            write(fault.unasked());
        }
    }

    /** Sends {@code bytes} as they are, encrypted if the connection is. */
    void write(Buffer bytes) {
        write(bytes, () -> {});
    }

    /** As {@link #write(Buffer)}, and runs {@code next} when they are on their way. */
    void write(Buffer bytes, Runnable next) {
        wire.writeAndFlush(Unpooled.wrappedBuffer(bytes.getBytes())).addListener(sent -> next.run());
    }

    /** Keeps a copy of {@code response}, to be sent as soon as another request has arrived. */
    void copyOnNextRequest(StubResponse response) {
        copies.appendBuffer(response.toWire());
    }

    /** Sends what was kept for the arrival of another request. */
    void sendCopies() {
        if (copies.length() > 0) {
            write(copies);
            copies = Buffer.buffer();
        }
    }

    /** Makes the next request get {@code response}, and each later one the response of the request before it. */
    void stayBehind(StubResponse response) {
        heldBack = response;
    }

    /** Returns the response that is due now: {@code response}, or the one before on a connection that stays behind. */
    StubResponse due(StubResponse response) {
        StubResponse due = heldBack == null ? response : heldBack;
        heldBack = heldBack == null ? null : response;
        return due;
    }

    Channel channel() {
        return wire.channel();
    }

    /** Resets a connection: RST instead of FIN. Past TLS, which would send its own end first. */
    static void reset(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            return;
        }
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            first.close().addListener(done -> {});
        } catch (ChannelException closed) {
            // Its other end was faster.
        }
    }

    private static ChannelHandlerContext belowHttp(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        ChannelHandlerAdapter marker = new ChannelHandlerAdapter() {};
        if (tls == null) {
            pipeline.addFirst(marker);
        } else {
            pipeline.addAfter(tls.name(), null, marker);
        }
        return pipeline.context(marker);
    }
}
