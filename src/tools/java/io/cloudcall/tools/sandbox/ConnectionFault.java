package io.cloudcall.tools.sandbox;

import io.vertx.core.buffer.Buffer;

/**
 * A failure of one connection, planned with {@link ConnectionFaults}, before or while it carries its first bytes.
 * Immutable and reusable. With a certificate, the first bytes are those of the TLS handshake.
 *
 * @param kind what happens to the connection
 * @param sentBytes how many bytes the server still sends before that; -1 if it happens as soon as the connection is
 *     accepted
 * @param unasked what the server sends before any request; empty for the other kinds
 */
public record ConnectionFault(Kind kind, int sentBytes, Buffer unasked) {

    private static final int ON_ACCEPT = -1;

    /** A kind of {@link ConnectionFault}. */
    public enum Kind {
        /** The server ends the connection (FIN). */
        CLOSE,
        /** The server resets the connection (RST). */
        RESET,
        /** The server sends nothing, not even its part of a TLS handshake, and leaves the connection open. */
        HANG,
        /** The server sends a response that the client has not asked for, then serves the connection normally. */
        RESPOND_UNASKED
    }

    /** Returns a copy of the bytes. */
    @Override
    public Buffer unasked() {
        return unasked.copy();
    }

    /** Closes the connection as soon as it is accepted. */
    public static ConnectionFault closeOnAccept() {
        return of(Kind.CLOSE, ON_ACCEPT);
    }

    /** Resets the connection as soon as it is accepted. */
    public static ConnectionFault resetOnAccept() {
        return of(Kind.RESET, ON_ACCEPT);
    }

    /** Closes the connection instead of sending more than {@code bytes}; 0 is in answer to a TLS client's hello. */
    public static ConnectionFault closeAfter(int bytes) {
        return of(Kind.CLOSE, bytes);
    }

    /** Resets the connection instead of sending more than {@code bytes}; 0 is in answer to a TLS client's hello. */
    public static ConnectionFault resetAfter(int bytes) {
        return of(Kind.RESET, bytes);
    }

    /** Accepts the connection and never sends anything. */
    public static ConnectionFault hang() {
        return of(Kind.HANG, ON_ACCEPT);
    }

    /** Sends this response once the connection is ready for a request, and before any. */
    public static ConnectionFault respondUnasked(int status, String contentType, String body) {
        Buffer response =
                StubResponse.of(status, contentType, Buffer.buffer(body)).toWire();
        return new ConnectionFault(Kind.RESPOND_UNASKED, ON_ACCEPT, response);
    }

    boolean happensOnAccept() {
        return sentBytes == ON_ACCEPT && (kind == Kind.CLOSE || kind == Kind.RESET);
    }

    boolean isOfHandshake() {
        return kind == Kind.HANG || sentBytes != ON_ACCEPT;
    }

    private static ConnectionFault of(Kind kind, int sentBytes) {
        return new ConnectionFault(kind, sentBytes, Buffer.buffer());
    }

    @Override
    public String toString() {
        return "connection: " + kind + (sentBytes == ON_ACCEPT ? "" : " after " + sentBytes + " bytes");
    }
}
