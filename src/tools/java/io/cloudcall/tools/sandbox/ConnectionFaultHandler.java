package io.cloudcall.tools.sandbox;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;

/** The channel handler that applies one {@link ConnectionFault}, below TLS. */
final class ConnectionFaultHandler extends ChannelDuplexHandler {

    /** The fault of a channel, for what is above TLS. */
    static final AttributeKey<ConnectionFault> FAULT = AttributeKey.valueOf(ConnectionFault.class, "fault");

    private final ConnectionFault fault;
    private long sent;

    ConnectionFaultHandler(ConnectionFault fault) {
        this.fault = fault;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().attr(FAULT).set(fault);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (fault.happensOnAccept()) {
            end(context);
        } else if (fault.kind() != ConnectionFault.Kind.HANG) {
            context.fireChannelActive();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (fault.kind() == ConnectionFault.Kind.HANG) {
            ReferenceCountUtil.release(bytes);
        } else {
            context.fireChannelRead(bytes);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (fault.sentBytes() < 0 || !(message instanceof ByteBuf bytes)) {
            pass(context, message, promise);
            return;
        }
        long room = fault.sentBytes() - sent;
        sent += bytes.readableBytes();
        if (bytes.readableBytes() <= room) {
            pass(context, bytes, promise);
        } else {
            context.writeAndFlush(bytes.readSlice((int) Math.max(0, room)), promise.unvoid())
                    .addListener((ChannelFutureListener) written -> end(context));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It is the promise, which the writer looks at.
    private static void pass(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise);
    }

    private void end(ChannelHandlerContext context) {
        if (fault.kind() == ConnectionFault.Kind.RESET) {
            ServerConnection.reset(context.channel());
        } else {
            context.close().addListener(closed -> {});
        }
    }
}
