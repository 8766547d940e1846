package io.cloudcall.http;

import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * A pool of connections that expires as a whole once it has been idle too long by the wall clock, also when the process
 * was frozen with a request in flight. Such a request may still complete. Confined to one thread.
 */
final class ExpiringClientPool {
    private final Supplier<WebClient> factory;
    private final Clock clock;
    private final long maxIdleMillis;
    private Lease current;
    private long lastUsed;

    /** A client whose connections expire together. */
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

    ExpiringClientPool(Supplier<WebClient> factory, Clock clock, long maxIdleMillis) {
        this.factory = factory;
        this.clock = clock;
        this.maxIdleMillis = maxIdleMillis;
        current = new Lease(factory.get());
        lastUsed = clock.millis();
    }

    /** Returns a lease for one request; {@link #release} must follow. */
    Lease acquire() {
        replaceIfIdle();
        current.inFlight++;
        return current;
    }

    void release(Lease lease) {
        replaceIfIdle();
        lease.inFlight--;
        closeIfDone(lease);
    }

    private void replaceIfIdle() {
        long now = clock.millis();
        long idle = now - lastUsed;
        lastUsed = now;
        if (idle < 0 || idle > maxIdleMillis) {
            Lease old = current;
            current = new Lease(factory.get());
            closeIfDone(old);
        }
    }

    private void closeIfDone(Lease lease) {
        if (lease != current && lease.inFlight == 0) {
            lease.client.close();
        }
    }
}
