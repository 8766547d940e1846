package io.cloudcall.client;

import io.cloudcall.call.AppId;
import io.cloudcall.secret.AppSecretConfig;
import io.cloudcall.secret.AppSecretsConfig;
import io.cloudcall.wechat.TokenConfig;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The AppIDs and AppSecrets that a builder is given. Not thread-safe. */
final class ClientCredentials {
    private @Nullable String appId;
    private @Nullable AppSecretConfig appSecret;
    private @Nullable Map<String, String> apps;
    private @Nullable AppSecretsConfig storedApps;

    void setAppId(String appId) {
        this.appId = appId;
    }

    void setAppSecret(AppSecretConfig appSecret) {
        this.appSecret = appSecret;
    }

    void setStoredApps(AppSecretsConfig storedApps) {
        this.storedApps = storedApps;
    }

    /**
     * Sets the AppSecrets of several apps, which are copied.
     *
     * @throws IllegalArgumentException for what is no AppID, and for a blank AppSecret; the message holds neither
     */
    void setApps(Map<String, String> apps) {
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("there are no apps");
        }
        Map<String, String> copy = new HashMap<>(Map.copyOf(apps));
        copy.replaceAll((app, secret) -> secret.strip());
        if (!copy.keySet().stream().allMatch(AppId::isWellFormed)) {
            throw new IllegalArgumentException("an app has no AppID, which is " + AppId.GRAMMAR);
        }
        if (copy.containsValue("")) {
            throw new IllegalArgumentException("the AppSecret of an app is blank");
        }
        this.apps = copy;
    }

    /**
     * Returns the source of access tokens.
     *
     * @throws IllegalStateException if the settings are incomplete, or exclude each other
     */
    TokenConfig toTokenConfig() {
        requireOneSource();
        if (storedApps != null) {
            return new TokenConfig.AppStableToken(storedApps, "builder().appsArn", appId);
        }
        if (apps != null) {
            requireState(
                    appId == null || apps.containsKey(appId),
                    "the AppID is not among the apps: add it to apps, or leave appId out");
            return new TokenConfig.AppStableToken(AppSecretsConfig.of(apps), "builder().apps", appId);
        }
        if (appId == null || appSecret == null) {
            throw new IllegalStateException(
                    "the AppID and the AppSecret must be set: call appId and appSecret, or apps" + " for several apps");
        }
        return new TokenConfig.StableToken(appId, appSecret);
    }

    private void requireOneSource() {
        requireState(apps == null || storedApps == null, "apps and appsArn are both set: leave one of them out");
        requireState(
                appSecret == null || (apps == null && storedApps == null),
                "appSecret is for one app, and apps or appsArn for several: leave one of them out");
    }

    private static void requireState(boolean valid, String message) {
        if (!valid) {
            throw new IllegalStateException(message);
        }
    }

    /** Returns the apps that calls may name. */
    ServedApps toServedApps() {
        return new ServedApps(appId, apps != null || storedApps != null);
    }
}
