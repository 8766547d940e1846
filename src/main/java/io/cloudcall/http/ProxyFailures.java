package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;
import io.netty.handler.proxy.ProxyConnectException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The failures of a tunnel through a proxy, by what must be corrected. */
final class ProxyFailures {
    /** The end of a message of Netty's HttpProxyHandler, which has the status nowhere else. */
    private static final Pattern STATUS = Pattern.compile("status: ([1-5][0-9]{2})\\b");

    private ProxyFailures() {}

    /** Returns the kind of a failure to connect, which was to the proxy rather than to the server. */
    static Kind kind(Kind kind) {
        return switch (kind) {
            case REFUSED -> Kind.PROXY_REFUSED;
            case UNKNOWN_HOST -> Kind.PROXY_UNKNOWN_HOST;
            default -> kind;
        };
    }

    /** Returns the exception for a failure of Netty's proxy handler. */
    static TransportException translate(ProxyConnectException failure) {
        Matcher status = STATUS.matcher(String.valueOf(failure.getMessage()));
        return status.find()
                ? refused(Integer.parseInt(status.group(1)), failure)
                : new TransportException(Kind.PROXY_FAILED, true, failure);
    }

    private static TransportException refused(int status, ProxyConnectException failure) {
        Kind kind = switch (status) {
            case 407 -> Kind.PROXY_CREDENTIALS;
            case 403 -> Kind.PROXY_FORBIDDEN;
            default -> Kind.PROXY_NO_TUNNEL;
        };
        return new TransportException(kind, status, failure);
    }
}
