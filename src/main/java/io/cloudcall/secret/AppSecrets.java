package io.cloudcall.secret;

import io.cloudcall.aws.AwsException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The AppSecrets of several mini programs, by AppID. Thread-safe. Futures fail with {@link AwsException}. */
public interface AppSecrets {

    /**
     * Returns whether there is an AppSecret for that AppID. A stored secret is read again for an unknown one, at most
     * once a minute, since it may have been added meanwhile.
     */
    CompletableFuture<Boolean> contains(String appId);

    /** Returns the AppSecret for an AppID that there is, or was at first. */
    AppSecret get(String appId);

    /** Forgets a failure to read the secrets that is remembered for later calls. */
    default void forgetFailure() {}

    /**
     * Returns constant AppSecrets.
     *
     * @param secrets the AppSecret by the AppID
     */
    static AppSecrets of(Map<String, String> secrets) {
        Map<String, String> copy = Map.copyOf(secrets);
        return new AppSecrets() {
            @Override
            public CompletableFuture<Boolean> contains(String appId) {
                return CompletableFuture.completedFuture(copy.containsKey(appId));
            }

            @Override
            public AppSecret get(String appId) {
                return AppSecret.of(copy.getOrDefault(appId, ""));
            }
        };
    }
}
