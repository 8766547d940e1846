package io.cloudcall.functional;

import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * The AppSecrets of a sandbox's apps in a stub of AWS Secrets Manager, where a test changes them while a function runs.
 * What is stored differs from what the sandbox has if a test changes only one of the two. Thread-safe.
 */
public final class StoredApps implements AutoCloseable {
    /** The name of the secret. */
    public static final String NAME = "team/wechat-apps";

    private final SecretsManagerStub stub = new SecretsManagerStub();
    private final JsonObject secrets = new JsonObject();

    /** Stores the AppSecrets that {@code sandbox} has now. */
    public StoredApps(Sandbox sandbox) {
        sandbox.appIds().forEach(appId -> put(appId, sandbox.appSecret(appId)));
    }

    /** Stores the AppSecret of an app, or another one. */
    public synchronized void put(String appId, String appSecret) {
        store(secrets.put(appId, appSecret));
    }

    /** Removes the AppSecret of an app. */
    public synchronized void remove(String appId) {
        secrets.remove(appId);
        store(secrets);
    }

    private void store(JsonObject stored) {
        stub.putSecret(NAME, stored.encode());
    }

    /** Returns the settings beside those of the sandbox: {@code WECHAT_APPS_ARN} in place of the AppSecrets. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(stub.environment());
        settings.put("WECHAT_APP_SECRET", "");
        settings.put("WECHAT_APPS", "");
        settings.put("WECHAT_APPS_ARN", NAME);
        return settings;
    }

    /** Returns the stub, for outages, and for secrets of any text. */
    public SecretsManagerStub stub() {
        return stub;
    }

    /** Returns how often the secret was read. */
    public int reads() {
        return stub.requests().size();
    }

    @Override
    public void close() {
        stub.close();
    }
}
