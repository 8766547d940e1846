package io.cloudcall.push;

import io.cloudcall.http.Transport;
import io.cloudcall.secret.MalformedSecretException;
import io.cloudcall.secret.SecretSetting;
import io.cloudcall.secret.StoredSecretConfig;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The location of the keys of message push. Immutable; opens no connection. */
public final class PushKeysConfig {
    /** The form of the keys, to complete the sentence "store the keys …". */
    public static final String FORM = "as JSON such as {\"token\":\"…\",\"encodingAesKey\":\"…\"}";

    /** The place of the AppID in the name of a secret. */
    private static final String PLACEHOLDER = "{appid}";

    private final Opener opener;

    @FunctionalInterface
    private interface Opener {
        PushKeySource open(Transport transport, Clock clock, Runnable backOff);
    }

    /** The location of stored keys by the name of the secret, and the AppID of keys without one. */
    @FunctionalInterface
    private interface StoredKeys {
        StoredSecretConfig<Map<String, PushKeys>> locate(String name, @Nullable String appId);
    }

    private PushKeysConfig(Opener opener) {
        this.opener = opener;
    }

    /**
     * Returns the configuration of constant keys.
     *
     * @param json the keys
     * @param defaultAppId the AppID that keys without one are for, or null
     * @throws MalformedSecretException if they have another form
     */
    public static PushKeysConfig of(String json, @Nullable String defaultAppId) {
        PushKeyStore store = PushKeyStore.of(PushKeysParser.parse(json, defaultAppId));
        return new PushKeysConfig((transport, clock, backOff) -> appId -> Optional.of(store));
    }

    /**
     * Returns the configuration of keys in AWS Secrets Manager.
     *
     * @param variable the setting that names the secret, for errors
     * @param id the ARN of the secret or, in the region of the environment, its name; for a secret of each AppID with
     *     {@code {appid}} in its place
     * @param environment the variables with the AWS credentials and the region
     * @param defaultAppId the AppID that keys without one are for, or null
     * @throws IllegalArgumentException if {@code id} is neither an ARN nor a name; the message names the remedy
     */
    public static PushKeysConfig fromSecretsManager(
            String variable, String id, Map<String, String> environment, @Nullable String defaultAppId) {
        SecretSetting setting = new SecretSetting(variable, "the keys of message push", FORM, "wechat-push");
        StoredKeys stored = (name, appId) ->
                StoredSecretConfig.of(setting, name, environment, text -> PushKeysParser.parse(text, appId));
        StoredSecretConfig<Map<String, PushKeys>> config = stored.locate(id, defaultAppId);
        return new PushKeysConfig(
                id.contains(PLACEHOLDER)
                        ? byApp(id, stored, defaultAppId)
                        : (transport, clock, backOff) -> {
                            PushKeyStore store = new StoredPushKeys(config.open(transport, clock, backOff), clock);
                            return appId -> Optional.of(store);
                        });
    }

    private static Opener byApp(String id, StoredKeys stored, @Nullable String defaultAppId) {
        return (transport, clock, backOff) -> {
            Function<String, PushKeyStore> open = appId -> new StoredPushKeys(
                    stored.locate(id.replace(PLACEHOLDER, appId), appId).open(transport, clock, backOff), clock);
            return new AppPushKeys(open, defaultAppId, clock);
        };
    }

    /**
     * Returns the source of the keys, which are read on first use.
     *
     * @param transport the transport for requests; without retries
     * @param clock the clock for the time of requests, and for the age of what was read
     * @param backOff the pause before a retry
     */
    PushKeySource open(Transport transport, Clock clock, Runnable backOff) {
        return opener.open(transport, clock, backOff);
    }
}
