package io.cloudcall.wechat;

import io.cloudcall.wechat.TransportException.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what a failure of Vert.x or Netty means. */
final class TransportFailures {
    private TransportFailures() {}

    static TransportException explain(@Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException("neither an answer nor a failure") : failure;
        return new TransportException(kind(cause), cause);
    }

    private static Kind kind(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof ConnectTimeoutException) {
            return Kind.TIMEOUT;
        }
        if (failure instanceof AnswerBody.TooLargeException) {
            return Kind.TOO_LARGE;
        }
        if (failure instanceof UnknownHostException) {
            return Kind.UNKNOWN_HOST;
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return Kind.REFUSED;
        }
        return ofOther(failure);
    }

    private static Kind ofOther(Throwable failure) {
        if (failure instanceof SSLException) {
            return Kind.TLS;
        }
        if (failure instanceof HttpClosedException) {
            return Kind.CLOSED_BEFORE_ANSWER;
        }
        return failure.getCause() == null ? Kind.OTHER : kind(failure.getCause());
    }
}
