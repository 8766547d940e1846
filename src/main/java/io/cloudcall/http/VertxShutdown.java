package io.cloudcall.http;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Closes Vert.x in bounded time: it waits for ever for some TLS handshakes that are pending when it is closed. */
final class VertxShutdown {
    /** Far more than Vert.x takes, unless it never ends. */
    private static final long MAX_CLOSE_MILLIS = 2_000;

    private VertxShutdown() {}

    /**
     * Closes it, and stops the threads that have not ended in time. An interrupted thread does not wait, and stays
     * interrupted.
     */
    static void close(Vertx vertx) {
        CompletableFuture<Void> end = vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(MAX_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        await(end.whenComplete((ended, late) -> {
            if (late != null) {
                stopThreads((VertxInternal) vertx);
            }
        }));
    }

    private static void await(CompletableFuture<Void> end) {
        try {
            end.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException late) {
            // Its threads are daemons, and hold nothing that is waited for.
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
