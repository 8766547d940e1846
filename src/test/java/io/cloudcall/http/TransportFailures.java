package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;

/** Failures of exchanges, for tests of other packages. */
public final class TransportFailures {
    private TransportFailures() {}

    /** Returns the failure of a request that had no response in time. */
    public static TransportException timeout() {
        return new TransportException(Kind.TIMEOUT, false, null);
    }

    /** Returns the failure of a request whose connection was refused. */
    public static TransportException refused() {
        return new TransportException(Kind.REFUSED, true, null);
    }
}
