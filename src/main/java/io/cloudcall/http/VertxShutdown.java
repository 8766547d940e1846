package io.cloudcall.http;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The shutdown of Vert.x in bounded time: its own waits forever for some pending TLS handshakes. */
final class VertxShutdown {
    /** The timeout of the shutdown: far more than Vert.x takes, unless it never completes. */
    private static final long MAX_CLOSE_MILLIS = 2_000;

    private VertxShutdown() {}

    /**
     * Closes Vert.x, and stops the threads that have not ended in time. An interrupted caller does not wait, and stays
     * interrupted.
     */
    static void close(Vertx vertx) {
        CompletableFuture<Void> end = vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(MAX_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        await(end.whenComplete((ignored, failure) -> {
            if (failure != null) {
                stopThreads((VertxInternal) vertx);
            }
        }));
    }

    private static void await(CompletableFuture<Void> end) {
        try {
            end.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // Its threads are daemons, on which nothing waits.
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The threads end later.
    private static void stopThreads(VertxInternal vertx) {
        vertx.eventLoopGroup().shutdownGracefully(0, MAX_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        vertx.acceptorEventLoopGroup().shutdownGracefully(0, MAX_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        vertx.workerPool().close();
        vertx.internalWorkerPool().close();
        vertx.blockedThreadChecker().close();
    }
}
