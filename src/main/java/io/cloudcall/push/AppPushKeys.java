package io.cloudcall.push;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a stored secret of each AppID. A caller may make AppIDs up, so only AppIDs whose secret could be read are
 * kept, and the others are read at a limited rate. Thread-safe.
 */
final class AppPushKeys implements PushKeySource {
    private static final int MAX_UNKNOWN_APPS = 60;
    private static final long INTERVAL_MILLIS = 60_000;

    private final Map<String, PushKeyStore> stores = new ConcurrentHashMap<>();
    private final Function<String, PushKeyStore> opener;
    private final @Nullable String defaultAppId;
    private final Clock clock;
    private long intervalBegin;
    private int opened;

    AppPushKeys(Function<String, PushKeyStore> opener, @Nullable String defaultAppId, Clock clock) {
        this.opener = opener;
        this.defaultAppId = defaultAppId;
        this.clock = clock;
    }

    @Override
    public Optional<PushKeyStore> find(String appId) {
        if (appId.isEmpty()) {
            return Optional.empty();
        }
        PushKeyStore known = stores.get(appId);
        if (known != null) {
            return Optional.of(known);
        }
        return appId.equals(defaultAppId) || tryAcquire() ? Optional.of(open(appId)) : Optional.empty();
    }

    private PushKeyStore open(String appId) {
        PushKeyStore store = stores.computeIfAbsent(appId, opener);
        var unused = store.get().whenComplete((keys, failure) -> {
            if (failure != null && !appId.equals(defaultAppId)) {
                stores.remove(appId, store);
            }
        });
        return store;
    }

    /** Returns whether the secret of one more AppID may be read within this minute. */
    private synchronized boolean tryAcquire() {
        long now = clock.millis();
        if (now < intervalBegin || now - intervalBegin >= INTERVAL_MILLIS) {
            intervalBegin = now;
            opened = 0;
        }
        return opened++ < MAX_UNKNOWN_APPS;
    }
}
