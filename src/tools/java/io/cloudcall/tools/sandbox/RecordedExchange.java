package io.cloudcall.tools.sandbox;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A received request with the fault that was applied to it and what was answered, which may still be to come.
 * Thread-safe.
 */
public final class RecordedExchange {
    /** The limit of the bytes that are kept of a response's body. */
    private static final int MAX_RESPONSE_BYTES = 16 << 10;

    private static final long NOT_SENT = -1;

    private final long id;
    private final ReceivedRequest request;
    private final long arrivedNanos = System.nanoTime();
    private volatile @Nullable Fault fault;
    private volatile @Nullable Answer answer;
    private volatile long durationNanos = NOT_SENT;

    /**
     * A response that the sandbox began to send. Immutable.
     *
     * @param status the HTTP status
     * @param contentType its content type, or null if it has none
     * @param body the first 16 KiB of its body
     * @param bodyLength the length of the whole body in bytes
     */
    public record Answer(int status, @Nullable String contentType, Buffer body, int bodyLength) {
        static Answer of(StubResponse response) {
            Buffer body = response.body();
            Buffer kept = body.length() > MAX_RESPONSE_BYTES ? body.getBuffer(0, MAX_RESPONSE_BYTES) : body;
            return new Answer(response.status(), response.headers().get("Content-Type"), kept, body.length());
        }

        @Override
        public Buffer body() {
            return body.copy();
        }
    }

    RecordedExchange(long id, ReceivedRequest request) {
        this.id = id;
        this.request = request;
    }

    /** Returns a number that grows with each request of a sandbox, and is never used again. */
    public long id() {
        return id;
    }

    /** Returns the request. */
    public ReceivedRequest request() {
        return request;
    }

    /** Returns the fault that was applied, if one was planned for the request. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    /**
     * Returns what was answered; empty as long as nothing was. A fault may have sent only a part of it, or none, after
     * the request was handled.
     */
    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    /** Returns the real time from the arrival of the request until the response was sent; empty until then. */
    public Optional<Duration> duration() {
        long nanos = durationNanos;
        return nanos == NOT_SENT ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    void setFault(@Nullable Fault applied) {
        fault = applied;
    }

    /** Keeps the response, and returns the number of bytes that it adds to this exchange. */
    int setAnswer(StubResponse response) {
        int before = keptBytes();
        answer = Answer.of(response);
        return keptBytes() - before;
    }

    void markSent() {
        if (answer != null && durationNanos == NOT_SENT) {
            durationNanos = System.nanoTime() - arrivedNanos;
        }
    }

    int keptBytes() {
        Answer given = answer;
        return request.bodyLength() + (given == null ? 0 : given.body.length());
    }
}
