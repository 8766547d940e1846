package io.cloudcall.wechat;

import io.cloudcall.wechat.TransportException.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says what a failure of Vert.x or Netty means. */
final class TransportFailures {
    private TransportFailures() {}

    /** @param answerBegan whether a part of the answer had come */
    static TransportException explain(Throwable failure, boolean answerBegan) {
        Kind kind = kind(failure);
        return new TransportException(
                kind == Kind.CLOSED_BEFORE_ANSWER && answerBegan ? Kind.CLOSED_MID_ANSWER : kind, failure);
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
