package io.cloudcall.http.connection;

/** A requirement of a request on its connection: how sure it must be that the server does not close it. */
public enum Freshness {
    /** Any open connection: the request is repeated if the server closes it. */
    ANY,
    /** A connection that carried no request yet, and is so young that no server has given up waiting for one. */
    UNUSED,
    /** A connection that is opened for the request, after the server closed the one before. */
    NEW
}
