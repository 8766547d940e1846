package io.cloudcall.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request in pieces, none of which is copied. As one buffer Netty would join them on the heap first. All
 * pieces are passed on at once, so that a request is either queued as a whole or not at all, as one buffer would be:
 * the state of a connection depends on what is queued. Confined to the event loop.
 */
final class PieceStream implements ReadStream<Buffer> {
    private final List<byte[]> pieces;
    private Handler<Buffer> handler = piece -> {};
    private Handler<Void> endHandler = end -> {};
    private boolean started;

    PieceStream(List<byte[]> pieces) {
        this.pieces = pieces;
    }

    /** Returns the length of the whole body. */
    long length() {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    @Override
    public ReadStream<Buffer> resume() {
        if (!started) {
            started = true;
            pieces.forEach(piece -> handler.handle(BufferInternal.buffer(Unpooled.wrappedBuffer(piece))));
            endHandler.handle(null);
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> newHandler) {
        handler = newHandler == null ? handler : newHandler;
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> newHandler) {
        endHandler = newHandler == null ? endHandler : newHandler;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> newHandler) {
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        return resume();
    }
}
