package io.cloudcall.tools.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 server at any number of addresses that handles all requests on one daemon thread. Thread-safe. */
final class LoopbackServer implements AutoCloseable {

    private static final int MAX_REQUEST_LINE_LENGTH = 16 * 1024;

    /** Ample for all that waits here, which takes milliseconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final RequestDispatcher dispatcher;

    LoopbackServer(@Nullable SandboxCertificate certificate, RequestDispatcher dispatcher, ConnectionFaults faults) {
        vertx = vertx(faults);
        options = options(certificate);
        this.dispatcher = dispatcher;
    }

    /** Listens on {@code port} of the address {@code host}, or on a free port if it is 0. */
    HttpServer listen(String host, int port) {
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(dispatcher::addConnection)
                .requestHandler(request -> dispatcher.dispatch(vertx, request));
        await(server.listen(port, host));
        return server;
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    /** Waits for {@code future}; a failure of it is thrown as an {@link IllegalStateException}. */
    static void await(Future<?> future) {
        try {
            future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Vertx vertx(ConnectionFaults faults) {
        return Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(1)
                        .setUseDaemonThread(true)
                        .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)))
                .withTransport(new FaultyTransport(faults))
                .build();
    }

    private static HttpServerOptions options(@Nullable SandboxCertificate certificate) {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(MAX_REQUEST_LINE_LENGTH)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
        return certificate == null
                ? options
                : options.setSsl(true).setUseAlpn(false).setKeyCertOptions(certificate.serverKey());
    }
}
