package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.proxy.ProxyConnectException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** A translator of failures of Vert.x and Netty. */
final class TransportExceptionTranslator {
    private TransportExceptionTranslator() {}

    /** Returns the exception for the failure of an exchange. */
    static TransportException translate(Throwable failure, Exchange exchange) {
        if (failure instanceof ProxyConnectException refused) {
            return ProxyFailures.translate(refused);
        }
        Kind kind = kind(failure, exchange);
        // Netty quotes malformed input in upper case, where a redactor would not find the access token in it.
        return new TransportException(kind, !exchange.isSent(), kind == Kind.MALFORMED_RESPONSE ? null : failure);
    }

    private static Kind kind(Throwable failure, Exchange exchange) {
        Kind kind = kind(failure);
        if (kind == Kind.CLOSED_BEFORE_RESPONSE) {
            return kindOfClose(exchange);
        }
        return exchange.route().proxied() ? ProxyFailures.kind(kind) : kind;
    }

    private static Kind kindOfClose(Exchange exchange) {
        if (exchange.connection() == null) {
            return Kind.CLOSED_IN_HANDSHAKE;
        }
        return exchange.body().hasStarted() ? Kind.CLOSED_MID_RESPONSE : Kind.CLOSED_BEFORE_RESPONSE;
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
        return kindOfOther(failure);
    }

    private static Kind kindOfOther(Throwable failure) {
        if (isClose(failure)) {
            return Kind.CLOSED_BEFORE_RESPONSE;
        }
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return TlsFailures.kind(failure);
        }
        if (failure instanceof TooLongFrameException) {
            return Kind.HEAD_TOO_LARGE;
        }
        // Netty throws the second for a malformed status line.
        if (failure instanceof DecoderException
                || failure instanceof IllegalArgumentException
                || failure instanceof UnexpectedResponseException) {
            return Kind.MALFORMED_RESPONSE;
        }
        return failure.getCause() == null ? Kind.OTHER : kind(failure.getCause());
    }

    /**
     * Returns whether the peer closed the connection (FIN) or reset it (RST). A TLS handshake that is cut fails with an
     * SSLException around that, and a write to a connection that was reset with an IOException.
     */
    private static boolean isClose(Throwable failure) {
        if (failure instanceof SSLException) {
            return failure.getCause() != null && isClose(failure.getCause());
        }
        return failure instanceof HttpClosedException || failure instanceof IOException;
    }
}
