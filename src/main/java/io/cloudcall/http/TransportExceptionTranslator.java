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

/** A translator of failures of Vert.x and Netty. */
final class TransportExceptionTranslator {
    private TransportExceptionTranslator() {}

    /**
     * Returns the exception for a failure.
     *
     * @param responseBegan whether the response had started
     * @param proxied whether the request went through a proxy
     */
    static TransportException translate(Throwable failure, boolean responseBegan, boolean proxied) {
        if (failure instanceof ProxyConnectException refused) {
            return ProxyFailures.translate(refused);
        }
        Kind kind = kind(failure);
        if (kind == Kind.CLOSED_BEFORE_RESPONSE && responseBegan) {
            kind = Kind.CLOSED_MID_RESPONSE;
        }
        if (proxied) {
            kind = ProxyFailures.kind(kind);
        }
        // Netty quotes malformed input in upper case, where a redactor would not find the access token in it.
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
        return kindOfOther(failure);
    }

    private static Kind kindOfOther(Throwable failure) {
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return TlsFailures.kind(failure);
        }
        // Netty throws the latter for a malformed status line.
        if (failure instanceof DecoderException || failure instanceof IllegalArgumentException) {
            return Kind.MALFORMED_RESPONSE;
        }
        if (failure instanceof HttpClosedException) {
            return Kind.CLOSED_BEFORE_RESPONSE;
        }
        return failure.getCause() == null ? Kind.OTHER : kind(failure.getCause());
    }
}
