package io.cloudcall.http;

import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Connections that are kept for the next request, until none was used for a while by the wall clock: then all are given
 * up, also when the process was frozen with a request under way, which may still end in its own time. Confined to one
 * thread.
 */
final class ExpiringClientPool {
    private final Supplier<WebClient> opener;
    private final Clock clock;
    private final long maxIdleMillis;
    private Lease current;
    private long lastUsed;

    /** Connections that are given up together. */
    static final class Lease {
        private final WebClient client;
        private int inFlight;

        private Lease(WebClient client) {
            this.client = client;
        }

        WebClient client() {
            return client;
        }
    }

    ExpiringClientPool(Supplier<WebClient> opener, Clock clock, long longestIdleMillis) {
        this.opener = opener;
        this.clock = clock;
        this.maxIdleMillis = longestIdleMillis;
        current = new Lease(opener.get());
        lastUsed = clock.millis();
    }

    /** Returns connections for one request; {@link #release} has to follow. */
    Lease acquire() {
        replaceIfIdle();
        current.inFlight++;
        return current;
    }

    void release(Lease used) {
        replaceIfIdle();
        used.inFlight--;
        closeIfDone(used);
    }

    private void replaceIfIdle() {
        long now = clock.millis();
        long idle = now - lastUsed;
        lastUsed = now;
        if (idle < 0 || idle > maxIdleMillis) {
            Lease old = current;
            current = new Lease(opener.get());
            closeIfDone(old);
        }
    }

    private void closeIfDone(Lease generation) {
        if (generation != current && generation.inFlight == 0) {
            generation.client.close();
        }
    }
}
