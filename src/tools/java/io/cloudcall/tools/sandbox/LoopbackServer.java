package io.cloudcall.tools.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 server that handles all requests on one daemon thread. Thread-safe. */
final class LoopbackServer implements AutoCloseable {

    private static final int MAX_REQUEST_LINE_LENGTH = 16 * 1024;

    private final Vertx vertx;
    private final HttpServer server;

    private LoopbackServer(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /** Starts a server on {@code port} of the address {@code host}, or on a free port if it is 0. */
    static LoopbackServer start(
            String host, int port, @Nullable SandboxCertificate certificate, RequestDispatcher dispatcher) {
        Vertx vertx = vertx();
        HttpServer server = vertx.createHttpServer(options(certificate))
                .connectionHandler(dispatcher::addConnection)
                .requestHandler(request -> dispatcher.dispatch(vertx, request));
        try {
            await(server.listen(port, host));
        } catch (RuntimeException e) {
            await(vertx.close());
            throw e;
        }
        return new LoopbackServer(vertx, server);
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    /** Waits for {@code future}; a failure of it is thrown as an {@link IllegalStateException}. */
    static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
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
