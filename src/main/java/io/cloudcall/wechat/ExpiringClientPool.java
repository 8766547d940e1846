package io.cloudcall.wechat;

import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Connections that are kept for the next request, until nobody has used any for a while by the wall clock: then all are given up,
 * also when the process was frozen with a request under way, which may still end in its own time. One thread.
 */
final class ExpiringClientPool {
    private final Supplier<WebClient> opener;
    private final Clock clock;
    private final long longestIdleMillis;
    private Lease current;
    private long lastUsed;

    /** Connections that are given up together. */
    static final class Lease {
        private final WebClient client;
        private int underWay;

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
        this.longestIdleMillis = longestIdleMillis;
        current = new Lease(opener.get());
        lastUsed = clock.millis();
    }

    /** Connections for one request; {@link #end} has to follow. */
    Lease begin() {
        touch();
        current.underWay++;
        return current;
    }

    void end(Lease used) {
        touch();
        used.underWay--;
        closeIfDone(used);
    }

    private void touch() {
        long now = clock.millis();
        long idle = now - lastUsed;
        lastUsed = now;
        if (idle < 0 || idle > longestIdleMillis) {
            Lease old = current;
            current = new Lease(opener.get());
            closeIfDone(old);
        }
    }

    private void closeIfDone(Lease generation) {
        if (generation != current && generation.underWay == 0) {
            generation.client.close();
        }
    }
}
