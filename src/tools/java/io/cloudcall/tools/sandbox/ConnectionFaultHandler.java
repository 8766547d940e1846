package io.cloudcall.tools.sandbox;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The channel handler that applies one {@link ConnectionFault}, below TLS. */
final class ConnectionFaultHandler extends ChannelDuplexHandler {

    /** The fault of a channel, for what is above TLS. */
    static final AttributeKey<ConnectionFault> FAULT = AttributeKey.valueOf(ConnectionFault.class, "fault");

    private static final int MAX_REQUEST_START = 64;
    private static final Pattern CONTROL_REQUEST = Pattern.compile("[A-Z]{3,7} /(?:_sandbox/| )");

    private final ConnectionFault fault;
    private final Consumer<ConnectionFault> giveBack;
    private long sent;
    private boolean isRead;
    private boolean isGivenBack;

    /** @param giveBack takes the fault if the connection turns out to be for the sandbox's own API */
    ConnectionFaultHandler(ConnectionFault fault, Consumer<ConnectionFault> giveBack) {
        this.fault = fault;
        this.giveBack = giveBack;
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
        giveBackIfForControl(context, bytes);
        if (fault.kind() == ConnectionFault.Kind.HANG && !isGivenBack) {
            ReferenceCountUtil.release(bytes);
        } else {
            context.fireChannelRead(bytes);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isGivenBack || fault.sentBytes() < 0 || !(message instanceof ByteBuf bytes)) {
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

    /** Gives back a fault that a request to the sandbox's own API would consume: bytes before TLS show the path. */
    private void giveBackIfForControl(ChannelHandlerContext context, Object bytes) {
        boolean isFirst = !isRead;
        isRead = true;
        if (isFirst && fault.isOfHandshake() && bytes instanceof ByteBuf buffer && isForControl(buffer)) {
            isGivenBack = true;
            giveBack.accept(fault);
            if (fault.kind() == ConnectionFault.Kind.HANG) {
                context.fireChannelActive();
            }
        }
    }

    private static boolean isForControl(ByteBuf buffer) {
        int length = Math.min(buffer.readableBytes(), MAX_REQUEST_START);
        return CONTROL_REQUEST
                .matcher(buffer.toString(buffer.readerIndex(), length, StandardCharsets.US_ASCII))
                .lookingAt();
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
