package io.cloudcall.http.connection;

import io.netty.channel.nio.NioIoOps;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A socket channel that measures its TCP handshake. */
final class TimedSocketChannel extends NioSocketChannel {
    private final HandshakeTimes times;
    private final @Nullable PreconnectedSocket preconnected;
    private @Nullable SocketAddress remote;
    private long startedAt;
    private long waitingSince;
    private boolean waiting;

    TimedSocketChannel(HandshakeTimes times) {
        this.times = times;
        preconnected = null;
    }

    /** Takes over a socket, which {@link #connect} must connect to its address. */
    TimedSocketChannel(HandshakeTimes times, PreconnectedSocket preconnected) {
        super(preconnected.channel());
        this.times = times;
        this.preconnected = preconnected;
    }

    /** A socket that was taken over counts as connected from {@link #connect} on, as any other. */
    @Override
    public boolean isActive() {
        return super.isActive() && (preconnected == null || remote != null);
    }

    @Override
    protected boolean doConnect(SocketAddress remoteAddress, SocketAddress localAddress) throws Exception {
        remote = remoteAddress;
        startedAt = preconnected == null ? System.nanoTime() : preconnected.startedAt();
        boolean connected = preconnected == null ? super.doConnect(remoteAddress, localAddress) : continueConnecting();
        if (connected) {
            times.recordUnmeasured(remoteAddress, System.nanoTime());
        } else {
            eventLoop().execute(this::startWaiting);
        }
        return connected;
    }

    private boolean continueConnecting() throws IOException {
        boolean connected = javaChannel().finishConnect();
        if (!connected) {
            addAndSubmit(NioIoOps.CONNECT);
        }
        return connected;
    }

    /** Reads what arrived, the end of the connection included, before the event loop would. */
    void readArrived() {
        unsafe().read();
        if (isActive()) {
            // One look ends with what did not fill the buffer, as TLS's own notice of a close, and leaves the end after
            // it.
            unsafe().read();
        }
    }

    private void startWaiting() {
        waitingSince = System.nanoTime();
        waiting = true;
    }

    @Override
    protected void doFinishConnect() throws Exception {
        super.doFinishConnect();
        long now = System.nanoTime();
        if (remote != null && isNetworkTime(now)) {
            times.record(remote, now - startedAt, now);
        } else if (remote != null) {
            times.recordUnmeasured(remote, now);
        }
    }

    /**
     * Returns whether most of the time was spent on the network: a process that starts has other work for the event
     * loop, such as loading classes.
     */
    private boolean isNetworkTime(long now) {
        return waiting && 2 * (now - waitingSince) > now - startedAt;
    }
}
