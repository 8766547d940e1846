package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.proxy.ProxyConnectException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says what a failure of Vert.x or Netty means. */
final class TransportExceptionTranslator {
    private TransportExceptionTranslator() {}

    /**
     * The failure in our own words.
     *
     * @param answerBegan whether a part of the answer had come
     * @param proxied whether the way led through a proxy
     */
    static TransportException translate(Throwable failure, boolean answerBegan, boolean proxied) {
        Kind kind = kind(failure);
        if (kind == Kind.CLOSED_BEFORE_RESPONSE && answerBegan) {
            kind = Kind.CLOSED_MID_RESPONSE;
        }
        if (proxied && (kind == Kind.REFUSED || kind == Kind.UNKNOWN_HOST)) {
            kind = Kind.PROXY;
        }
        // Netty quotes what it cannot read, in capitals: the rest of a token call's answer, where no redactor would
        // find it.
        return new TransportException(kind, kind == Kind.MALFORMED_RESPONSE ? null : failure);
    }

    private static Kind kind(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof ConnectTimeoutException) {
            return Kind.TIMEOUT;
        }
        if (failure instanceof BoundedBodyCodec.ResponseTooLargeException) {
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
        if (failure instanceof ProxyConnectException) {
            return Kind.PROXY;
        }
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return Kind.TLS;
        }
        // Netty gives the latter for a status line that it cannot read.
        if (failure instanceof DecoderException || failure instanceof IllegalArgumentException) {
            return Kind.MALFORMED_RESPONSE;
        }
        if (failure instanceof HttpClosedException) {
            return Kind.CLOSED_BEFORE_RESPONSE;
        }
        return failure.getCause() == null ? Kind.OTHER : kind(failure.getCause());
    }
}
