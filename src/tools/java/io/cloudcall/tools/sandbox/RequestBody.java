package io.cloudcall.tools.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.Serial;

/** The reading of a request's body into memory, up to a limit. */
final class RequestBody {

    /** More than the 10 MB that the largest uploads of WeChat's APIs may have. */
    static final int MAX_BYTES = 16 << 20;

    /** A body of more than its limit. */
    static final class TooLargeException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    private RequestBody() {}

    /** Reads the body; the future fails as soon as there is more than {@code maxBytes} of it. */
    static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
        Buffer body = Buffer.buffer();
        Promise<Buffer> read = Promise.promise();
        request.handler(part -> {
                    if (body.length() + part.length() > maxBytes) {
                        request.handler(rest -> {});
                        read.tryFail(new TooLargeException());
                    } else {
                        body.appendBuffer(part);
                    }
                })
                .exceptionHandler(read::tryFail)
                .endHandler(end -> read.tryComplete(body));
        return read.future();
    }
}
