package io.cloudcall.tools.sandbox.push;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pushes of a sandbox's apps: one after another, in the order of their events. Thread-safe.
 *
 * <p>Before the first push to a URL, it is verified, as WeChat's console does; a URL that fails gets no push and is
 * verified again before the next one.
 */
public final class SandboxPushes implements AutoCloseable {
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    private static final int MAX_DELIVERIES = 10_000;

    private final Clock clock;
    private final Function<String, SandboxPushKeys> keys;
    private final String firstAppId;
    private final PushSource source;
    private final List<PushDelivery> deliveries = new CopyOnWriteArrayList<>();
    private final List<Consumer<PushDelivery>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable PushQueue queue;
    private @Nullable URI url;
    private int epoch;

    /**
     * Creates pushes that go nowhere.
     *
     * @param clock the sandbox's clock
     * @param keys the keys of an app
     * @param firstAppId the AppID whose pushes go to the URL as it is
     * @param source the state of all apps
     */
    public SandboxPushes(Clock clock, Function<String, SandboxPushKeys> keys, String firstAppId, PushSource source) {
        this.clock = clock;
        this.keys = keys;
        this.firstAppId = firstAppId;
        this.source = source;
    }

    /**
     * Pushes to a URL from now on: events of the first app to the URL itself, those of a further app to the path below
     * it that its AppID is. Earlier events are not pushed.
     */
    public void pushTo(URI newUrl) {
        PushQueue started;
        synchronized (this) {
            url = null;
            started = queue == null ? new PushQueue(new PushSender(clock, new Random())) : queue;
        }
        source.pushChanges();
        synchronized (this) {
            url = newUrl;
            if (queue == null) {
                queue = started;
                queue.poll(source::pushChanges);
            }
        }
    }

    /** Returns whether pushes go anywhere. */
    public synchronized boolean isEnabled() {
        return url != null;
    }

    /** Passes each delivery to {@code listener} when it is over. */
    public void onDelivery(Consumer<PushDelivery> listener) {
        listeners.add(listener);
    }

    /** Returns the outbox of an app. */
    public PushOutbox outbox(String appId) {
        return (event, fields) -> {
            if (isEnabled()) {
                CompletableFuture<PushDelivery> ignored = push(appId, PushEvent.undocumented(event), fields);
            }
        };
    }

    /**
     * Pushes an event when those before it are done, with these fields in place of the sample's.
     *
     * @throws IllegalStateException if pushes go nowhere
     */
    public CompletableFuture<PushDelivery> push(String appId, PushEvent event, JsonObject data) {
        return push(appId, message(appId, event, data));
    }

    /** Returns the message of an event that happens now. */
    public PushedMessage message(String appId, PushEvent event, JsonObject data) {
        return event.message(appId, data, clock.instant());
    }

    /** Returns the keys of an app. */
    public SandboxPushKeys keys(String appId) {
        return keys.apply(appId);
    }

    /**
     * Pushes a message when those before it are done.
     *
     * @throws IllegalStateException if pushes go nowhere
     */
    public synchronized CompletableFuture<PushDelivery> push(String appId, PushedMessage message) {
        int now = epoch;
        return enabled().add(target(appId), message).whenComplete((delivery, error) -> record(delivery, now));
    }

    private void record(@Nullable PushDelivery delivery, int since) {
        if (delivery != null) {
            keep(delivery, since);
            listeners.forEach(listener -> listener.accept(delivery));
        }
    }

    private synchronized void keep(PushDelivery delivery, int since) {
        if (since == epoch) {
            deliveries.add(delivery);
            if (deliveries.size() > MAX_DELIVERIES) {
                deliveries.removeFirst();
            }
        }
    }

    /** Forgets the deliveries so far, also the ones on their way. The URL stays. */
    public synchronized void reset() {
        epoch++;
        deliveries.clear();
    }

    /**
     * Verifies the URL of an app now.
     *
     * @throws IllegalStateException if pushes go nowhere
     */
    public PushVerification verify(String appId) {
        CompletableFuture<PushVerification> verification;
        synchronized (this) {
            verification = enabled().verify(target(appId));
        }
        return verification.orTimeout(MAX_WAIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Returns the URL of an app; empty if pushes go nowhere. */
    public synchronized Optional<URI> url(String appId) {
        return Optional.ofNullable(url).map(given -> appId.equals(firstAppId) ? given : below(given, appId));
    }

    private static URI below(URI url, String appId) {
        String path = url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return url.resolve((path.endsWith("/") ? path : path + "/") + appId + query);
    }

    private PushTarget target(String appId) {
        return new PushTarget(url(appId).orElseThrow(), appId, keys.apply(appId));
    }

    private PushQueue enabled() {
        if (queue == null || url == null) {
            throw new IllegalStateException("the sandbox has no URL to push to: set one by pushTo first");
        }
        return queue;
    }

    /** Returns the deliveries so far, at most the last 10,000, oldest first. */
    public List<PushDelivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Looks for what there is to push, soon. Costs nothing if pushes go nowhere. */
    public synchronized void poll() {
        if (queue != null) {
            CompletableFuture<Void> ignored = queue.run(source::pushChanges);
        }
    }

    /** Pushes what has changed, and returns when all is pushed: for clocks that a test advances. */
    public void flush() {
        CompletableFuture<Void> flushed;
        synchronized (this) {
            flushed = enabled().run(source::pushChanges);
            flushed = flushed.thenCompose(pushed -> enabled().run(() -> {}));
        }
        flushed.orTimeout(MAX_WAIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public synchronized void close() {
        if (queue != null) {
            queue.close();
            queue = null;
            url = null;
        }
    }
}
