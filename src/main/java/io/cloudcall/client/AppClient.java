package io.cloudcall.client;

import java.util.Map;

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
public final class AppClient implements CloudCalls {
    private final CallExecutor executor;
    private final String appId;
    private final Logistics logistics;

    AppClient(CallExecutor executor, String appId) {
        this.executor = executor;
        this.appId = appId;
        logistics = new Logistics(executor, appId);
    }

    /** {@return the AppID} */
    public String appId() {
        return appId;
    }

    @Override
    public Logistics logistics() {
        return logistics;
    }

    @Override
    public String call(String api, String json, CallOptions options) {
        return executor.call(appId, api, json, options);
    }

    @Override
    public String call(String api, Map<String, ?> data, CallOptions options) {
        return executor.call(appId, api, data, options);
    }

    @Override
    public String toString() {
        return "the calls of " + appId;
    }
}
