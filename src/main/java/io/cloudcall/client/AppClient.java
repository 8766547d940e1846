package io.cloudcall.client;

import java.util.Map;
import java.util.Objects;

/**
 * The cloud calls of one app, a mini program or an official account, which {@link CloudCallClient#app} names. It shares
 * the connections of its client and holds none of its own, so there is nothing to close; closing the client ends it.
 * Immutable and thread-safe.
 *
 * <p>The AppID is part of the object, not of a thread: calls on other threads, in virtual threads and of
 * {@link Logistics#getAllAccountAsync()} are this app's too. Calls of several apps may be made at once.
 *
 * <pre>{@code
 * AppClient shop = client.app("wx0123456789abcdef");
 * executor.submit(() -> shop.call("logistics.addOrder", order));
 * }</pre>
 *
 * <p>An AppID that the client has no secret for, or that is none, is a {@link CloudCallException} of -601002 at each
 * call, not before: the app may join the stored secret of {@link CloudCallClient.Builder#appsArn} at any time.
 */
public final class AppClient {
    private final CallExecutor executor;
    private final String appId;
    private final Logistics logistics;

    AppClient(CallExecutor executor, String appId) {
        this.executor = executor;
        this.appId = appId;
        logistics = new Logistics(executor, appId);
    }

    /** Returns the AppID. */
    public String appId() {
        return appId;
    }

    /** Returns the app's calls of the logistics assistant (物流助手) that have types of their own. */
    public Logistics logistics() {
        return logistics;
    }

    /**
     * Makes any call for the app, with {@link CallOptions#DEFAULT}.
     *
     * @throws CloudCallException if the call fails, its name or data is unusable, or the app is unknown
     * @throws IllegalStateException if the client is closed
     * @see CloudCallClient#call(String, String)
     */
    public String call(String api, String json) {
        return call(api, json, CallOptions.DEFAULT);
    }

    /** Makes any call for the app, as {@link #call(String, String)} does. */
    public String call(String api, String json, CallOptions options) {
        Objects.requireNonNull(json, "the data is null");
        return executor.call(appId, api, () -> JsonConverter.fromJson(json), options);
    }

    /**
     * Makes any call for the app, with {@link CallOptions#DEFAULT}.
     *
     * @see CloudCallClient#call(String, Map)
     */
    public String call(String api, Map<String, ?> data) {
        return call(api, data, CallOptions.DEFAULT);
    }

    /** Makes any call for the app, as {@link #call(String, Map)} does. */
    public String call(String api, Map<String, ?> data, CallOptions options) {
        Objects.requireNonNull(data, "the data is null");
        return executor.call(appId, api, () -> JsonConverter.fromMap(data), options);
    }

    @Override
    public String toString() {
        return "the calls of " + appId;
    }
}
