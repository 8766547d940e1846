package io.cloudcall.wechat;

import io.cloudcall.http.Transport;
import io.cloudcall.secret.SecretSetting;
import io.cloudcall.secret.StoredSecret;
import io.cloudcall.secret.StoredSecretConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The location of signing keys. Immutable; opens no connection and no file. */
public sealed interface SigningKeysLocation {
    /** The place of the AppID in the name of a secret. */
    String PLACEHOLDER = "{appid}";

    /** The setting with the location of a stored secret. */
    SecretSetting STORED = new SecretSetting(
            "WECHAT_API_SECURITY_ARN",
            "the keys",
            "as JSON such as {\"symmetric\":{…},\"asymmetric\":{…},\"certificates\":[…]}",
            "wechat-api-security");

    /** Returns what has the keys, as the end of a sentence. */
    String source();

    /** Returns whether each app has a location of its own. */
    boolean isByApp();

    /** Returns the text of the keys of an app, which is read on first use. */
    SigningKeysText open(String appId, Transport transport, Timing timing);

    /**
     * A secret of AWS Secrets Manager.
     *
     * @param id its ARN or name, possibly with {@link #PLACEHOLDER}
     * @param environment the variables with the AWS credentials and the region
     */
    record Stored(String id, Map<String, String> environment) implements SigningKeysLocation {

        /**
         * Checks the ARN or the name.
         *
         * @throws IllegalArgumentException if it is neither; the message names the remedy
         */
        public Stored {
            config(id, environment);
        }

        private static StoredSecretConfig<String> config(String id, Map<String, String> environment) {
            return StoredSecretConfig.of(STORED, id, environment, Function.identity());
        }

        @Override
        public String source() {
            return "the secret that WECHAT_API_SECURITY_ARN names";
        }

        @Override
        public boolean isByApp() {
            return id.contains(PLACEHOLDER);
        }

        @Override
        public SigningKeysText open(String appId, Transport transport, Timing timing) {
            StoredSecret<String> secret = config(id.replace(PLACEHOLDER, appId), environment)
                    .open(transport, timing.clock(), () -> timing.sleep(timing.backoffMillis(1)));
            return new StoredText(secret);
        }

        private record StoredText(StoredSecret<String> secret) implements SigningKeysText {
            @Override
            public CompletableFuture<String> get() {
                // The keys of several apps may be in it, of which an invalid one must not stop the others.
                return secret.getLatest();
            }

            @Override
            public CompletableFuture<String> refresh(String outdated) {
                return secret.refresh(outdated::equals, MIN_INTERVAL);
            }
        }
    }

    /**
     * A file of this machine.
     *
     * @param path its path
     */
    record LocalFile(Path path) implements SigningKeysLocation {
        @Override
        public String source() {
            return "the file that WECHAT_API_SECURITY_FILE names";
        }

        @Override
        public boolean isByApp() {
            return false;
        }

        @Override
        public SigningKeysText open(String appId, Transport transport, Timing timing) {
            return new SigningKeysFile(path, timing.clock());
        }
    }
}
