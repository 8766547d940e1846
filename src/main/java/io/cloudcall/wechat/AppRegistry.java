package io.cloudcall.wechat;

import io.cloudcall.call.AppId;
import io.cloudcall.telemetry.InvocationRecorder;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The mini programs of a client that serves several: each is created by its first call and, beyond a limit, the least
 * recently used is forgotten with its token and its secrets. A call that uses it is not affected: it keeps the state
 * that it began with, and the secrets are forgotten when it ends. The lock is held for the lookup only, never for a
 * request, so no mini program waits for another. Thread-safe.
 */
final class AppRegistry implements Apps {
    /** Far more than the 64 KB of a stored secret hold; an access token and what belongs to it take a few kilobytes. */
    static final int MAX_APPS = 1_000;

    private final String source;
    private final @Nullable String defaultAppId;
    private final Function<String, CompletableFuture<Boolean>> directory;
    private final Runnable forgetFailure;
    private final BiFunction<String, SecretRedactor, App> factory;
    private final SecretRedactor redactor;
    private final Map<String, App> apps = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Creates an empty registry.
     *
     * @param source the setting with the AppIDs, for errors
     * @param defaultAppId the AppID of calls that name none, or null to reject them
     * @param directory returns whether an AppID is served
     * @param forgetFailure lets the directory forget a failure
     * @param factory creates the state of a mini program, without I/O; its secrets are for the given redactor
     * @param redactor the redactor of the process
     */
    AppRegistry(
            String source,
            @Nullable String defaultAppId,
            Function<String, CompletableFuture<Boolean>> directory,
            Runnable forgetFailure,
            BiFunction<String, SecretRedactor, App> factory,
            SecretRedactor redactor) {
        this.source = source;
        this.defaultAppId = defaultAppId;
        this.directory = directory;
        this.forgetFailure = forgetFailure;
        this.factory = factory;
        this.redactor = redactor;
    }

    @Override
    public App acquire(@Nullable String named, Deadline deadline, InvocationRecorder recorder) {
        String appId = named == null ? defaultAppId : named;
        if (appId == null) {
            throw AppRejections.missing();
        }
        if (!AppId.isWellFormed(appId)) {
            throw AppRejections.malformed();
        }
        if (!isServed(appId, deadline, recorder)) {
            remove(appId);
            throw named == null ? AppRejections.unknownDefault(source) : AppRejections.unknown(source);
        }
        return acquire(appId);
    }

    @Override
    public CompletableFuture<Boolean> startEagerly() {
        return defaultAppId != null && AppId.isWellFormed(defaultAppId)
                ? startEagerly(defaultAppId)
                : CompletableFuture.completedFuture(false);
    }

    private CompletableFuture<Boolean> startEagerly(String appId) {
        return directory
                .apply(appId)
                .thenCompose(isServed -> isServed ? fetchToken(appId) : CompletableFuture.completedFuture(false))
                .exceptionally(failure -> {
                    forgetFailure.run();
                    return false;
                });
    }

    private CompletableFuture<Boolean> fetchToken(String appId) {
        App app = acquire(appId);
        return app.startEagerly().whenComplete((end, failure) -> release(app));
    }

    private boolean isServed(String appId, Deadline deadline, InvocationRecorder recorder) {
        CompletableFuture<Boolean> isServed = directory.apply(appId);
        long startedAt = recorder.now();
        try {
            return deadline.await(isServed);
        } finally {
            recorder.recordTokenWait(startedAt);
        }
    }

    private synchronized App acquire(String appId) {
        App app = apps.get(appId);
        if (app == null) {
            app = factory.apply(appId, redactor.openScope());
            apps.put(appId, app);
        }
        app.beginCall();
        if (apps.size() > MAX_APPS) {
            Iterator<App> leastRecentlyUsed = apps.values().iterator();
            evict(leastRecentlyUsed.next());
            leastRecentlyUsed.remove();
        }
        return app;
    }

    @Override
    public synchronized void release(App app) {
        app.endCall();
        forgetIfAbandoned(app);
    }

    private synchronized void remove(String appId) {
        App app = apps.remove(appId);
        if (app != null) {
            evict(app);
        }
    }

    private void evict(App app) {
        app.evict();
        forgetIfAbandoned(app);
    }

    private void forgetIfAbandoned(App app) {
        if (app.isAbandoned()) {
            redactor.closeScope(app.redactor());
        }
    }
}
