package io.cloudcall.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/** A codec that collects the body of one response, and fails as soon as the body exceeds a limit. */
final class BoundedBodyCodec implements BodyCodec<byte[]>, BodyStream<byte[]> {
    private final Promise<byte[]> result = Promise.promise();
    private final int maxBytes;
    private final Exchange exchange;
    private Buffer received = Buffer.buffer();
    private volatile boolean hasStarted;

    /** The failure of a body that exceeds the limit. */
    static final class ResponseTooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ResponseTooLargeException(int maxBytes) {
            super("more than " + maxBytes + " bytes", null, false, false);
        }
    }

    BoundedBodyCodec(int maxBytes, Exchange exchange) {
        this.maxBytes = maxBytes;
        this.exchange = exchange;
    }

    /** Returns the exchange of the response. */
    Exchange exchange() {
        return exchange;
    }

    /** Returns this stream. Vert.x calls this once the head of the response has arrived. */
    @Override
    public BodyStream<byte[]> stream() {
        hasStarted = true;
        return this;
    }

    /** Returns whether the response has started. */
    boolean hasStarted() {
        return hasStarted;
    }

    @Override
    public Future<Void> write(Buffer chunk) {
        if (received.length() + chunk.length() > maxBytes) {
            ResponseTooLargeException tooLarge = new ResponseTooLargeException(maxBytes);
            result.tryFail(tooLarge);
            return Future.failedFuture(tooLarge);
        }
        received.appendBuffer(chunk);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
        byte[] body = received.getBytes();
        // The connection refers to its last exchange, and that to this codec.
        received = Buffer.buffer();
        result.tryComplete(body);
        return Future.succeededFuture();
    }

    @Override
    public void handle(Throwable failure) {
        result.tryFail(failure);
    }

    @Override
    public Future<byte[]> result() {
        return result.future();
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
