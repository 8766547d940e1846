package io.cloudcall.http.connection;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An opener of connections to the first address of a name that accepts one. The JDK resolves the name, and caches its
 * addresses for 30 seconds. Confined to the event loop.
 */
final class ConnectionOpener {
    private final Vertx vertx;
    private final HttpClientAgent client;
    private final @Nullable ProxyOptions proxy;
    private final Clock clock;
    private final HandshakeTimes handshakes;
    private final PreconnectedSockets preconnected;
    private final UnreachableAddresses unreachable;

    ConnectionOpener(
            Vertx vertx,
            HttpClientAgent client,
            @Nullable ProxyOptions proxy,
            Clock clock,
            TimedTransport transport,
            UnreachableAddresses unreachable) {
        this.vertx = vertx;
        this.client = client;
        this.proxy = proxy;
        this.clock = clock;
        handshakes = transport.handshakes();
        preconnected = transport.preconnected();
        this.unreachable = unreachable;
    }

    /**
     * Opens a connection.
     *
     * @param surplus receives further connections that were opened because an earlier one took long
     */
    Future<Connection> open(HttpRoute route, Consumer<Connection> surplus) {
        ProxyOptions via = route.proxied() ? proxy : null;
        String host = via == null ? route.host() : via.getHost();
        int port = via == null ? route.port() : via.getPort();
        return resolve(host, port)
                .compose(addresses -> new AddressRace(
                                vertx,
                                unreachable.sort(addresses),
                                address -> connect(route, via, address),
                                surplus,
                                handshakes,
                                unreachable)
                        .run());
    }

    /** Returns the addresses of a name. The JDK's resolver blocks, so it runs on another thread. */
    private Future<List<InetSocketAddress>> resolve(String host, int port) {
        return vertx.executeBlocking(() -> addresses(host, port), false).map(Objects::requireNonNull);
    }

    private List<InetSocketAddress> addresses(String host, int port) throws UnknownHostException {
        preconnected.await(host, port);
        return Stream.of(InetAddress.getAllByName(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    private Future<Connection> connect(HttpRoute route, @Nullable ProxyOptions via, InetSocketAddress address) {
        HttpConnectOptions options = new HttpConnectOptions()
                .setHost(route.host())
                .setPort(route.port())
                .setSsl(route.tls());
        if (via == null) {
            options.setServer(SocketAddress.inetSocketAddress(address));
        } else {
            String literal = address.getAddress().getHostAddress();
            options.setProxyOptions(new ProxyOptions(via).setHost(literal));
        }
        return client.connect(options).map(http -> new Connection(http, route, address, clock.millis()));
    }
}
