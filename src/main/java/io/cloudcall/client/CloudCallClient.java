package io.cloudcall.client;

import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.http.ProxyConfig;
import io.cloudcall.http.tls.PemCertificates;
import io.cloudcall.secret.AppSecretConfig;
import io.cloudcall.secret.AppSecretsConfig;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.Timing;
import io.cloudcall.wechat.TokenConfig;
import io.cloudcall.wechat.WeChatClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client for WeChat's cloud calls (云调用), for programs that make them without a function between. Thread-safe; one
 * client serves a whole process, and keeps its connections and its access token.
 *
 * <pre>{@code
 * CloudCallClient client = CloudCallClient.builder()
 *         .appId(System.getenv("WECHAT_APP_ID"))
 *         .appSecret(System.getenv("WECHAT_APP_SECRET"))
 *         .build();
 *
 * for (Account account : client.logistics().getAllAccount().list()) {
 *     System.out.println(account.deliveryId() + " " + account.quotaNum());
 * }
 * String quota = client.call("logistics.getQuota", Map.of("deliveryId", "YTO", "bizId", "0000000"));
 * }</pre>
 *
 * <p>Each call has a timeout for everything that belongs to it: access token, retries, response. Each failed call is a
 * {@link CloudCallException}; a closed client throws an {@link IllegalStateException}, and null is a
 * {@link NullPointerException}. Permissions of config.json do not apply: the holder of the AppSecret may make every
 * call, except of APIs that give credentials away or take them.
 */
public final class CloudCallClient implements AutoCloseable, CloudCalls {
    /** The timeout of a call without one of its own: as long as two requests, one for a token and one for the call. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final CallExecutor executor;
    private final Logistics logistics;

    private CloudCallClient(WeChatClient client, ServedApps apps, SecretRedactor redactor) {
        executor = new CallExecutor(client, apps, redactor);
        logistics = new Logistics(executor, null);
    }

    /**
     * Returns a builder; the AppID and the AppSecret must be set, or several of them by {@link Builder#apps}.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the calls of one app, whose AppID is named for each call in place of {@link Builder#appId}. They share
     * the connections of this client, which alone is closed. Makes no call, and is cheap enough for each request.
     *
     * @param appId the AppID; an unknown one fails each call, by -601002
     * @return the app's calls
     */
    public AppClient app(String appId) {
        Objects.requireNonNull(appId, "the AppID is null");
        return new AppClient(executor, appId);
    }

    @Override
    public Logistics logistics() {
        return logistics;
    }

    @Override
    public String call(String api, String json, CallOptions options) {
        return executor.call(null, api, json, options);
    }

    @Override
    public String call(String api, Map<String, ?> data, CallOptions options) {
        return executor.call(null, api, data, options);
    }

    /**
     * Closes connections and ends threads. Calls in flight fail soon; later ones throw an
     * {@link IllegalStateException}. Closing again has no effect.
     */
    @Override
    public void close() {
        executor.close();
    }

    /**
     * A builder of a {@link CloudCallClient}. Not thread-safe. An invalid value is an {@link IllegalArgumentException}
     * at once, whose message holds no secret; null, as of an environment variable that is not set, is a
     * {@link NullPointerException}.
     */
    public static final class Builder {
        private static final Duration MAX_TIMEOUT = Duration.ofMinutes(15);

        private final ClientCredentials credentials = new ClientCredentials();
        private URI baseUrl = URI.create("https://api.weixin.qq.com");
        private Duration requestTimeout = Duration.ofSeconds(5);
        private List<X509Certificate> trustedCertificates = List.of();
        private @Nullable ProxyConfig proxy;
        private Timing timing = Timing.system();

        private Builder() {}

        /**
         * Sets the AppID of the mini program; with several apps, that of the calls which are made without
         * {@link CloudCallClient#app}.
         *
         * @param appId the AppID
         * @return this builder
         */
        public Builder appId(String appId) {
            Objects.requireNonNull(appId, "the AppID is null");
            checkArgument(!appId.isBlank(), "the AppID is blank");
            credentials.setAppId(appId.strip());
            return this;
        }

        /**
         * Sets its AppSecret.
         *
         * @param appSecret the AppSecret
         * @return this builder
         */
        public Builder appSecret(String appSecret) {
            Objects.requireNonNull(appSecret, "the AppSecret is null");
            checkArgument(!appSecret.isBlank(), "the AppSecret is blank");
            return appSecret(AppSecretConfig.of(appSecret.strip()));
        }

        /**
         * Sets a supplier of its AppSecret. It is called for each new access token, so about every two hours, for each
         * call of {@code auth.code2Session}, and again when WeChat rejects the secret, which may have been rotated. It
         * must be thread-safe, runs in a virtual thread, and has the time of one request. A call fails by -604103 if
         * the supplier returns nothing, throws or takes longer.
         *
         * @param supplier the supplier
         * @return this builder
         */
        public Builder appSecret(Supplier<String> supplier) {
            Objects.requireNonNull(supplier, "the supplier is null");
            return appSecret((transport, clock, backOff) -> new SuppliedAppSecret(supplier, requestTimeout));
        }

        /**
         * Sets where AWS Secrets Manager keeps its AppSecret. The client reads it when it needs one, and again when
         * WeChat rejects it. Region and credentials are those of the environment variables that Lambda sets.
         *
         * @param arn the ARN or, for a secret of the process's own region, the name
         * @return this builder
         */
        public Builder appSecretArn(String arn) {
            Objects.requireNonNull(arn, "the ARN is null");
            try {
                return appSecret(AppSecretConfig.fromSecretsManager(arn.strip()));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("the text is neither the ARN nor the name of a secret", e);
            }
        }

        Builder appSecret(AppSecretConfig appSecret) {
            credentials.setAppSecret(appSecret);
            return this;
        }

        /**
         * Sets several apps, mini programs or official accounts, in place of one AppSecret. {@link CloudCallClient#app}
         * names the one of a call.
         *
         * @param secrets the AppSecrets by AppID, which are copied
         * @return this builder
         */
        public Builder apps(Map<String, String> secrets) {
            Objects.requireNonNull(secrets, "the apps are null");
            credentials.setApps(secrets);
            return this;
        }

        /**
         * Sets where AWS Secrets Manager keeps the AppSecrets of several apps, as one secret <code>
         * {"wx…":"secret","wx…":"secret"}</code>. The client reads it at the first call, again when WeChat rejects an
         * AppSecret, and for an unknown AppID at most once a minute, so that apps may be added while it runs. Region
         * and credentials are those of the environment variables that Lambda sets.
         *
         * @param arn the ARN or, for a secret of the process's own region, the name
         * @return this builder
         */
        public Builder appsArn(String arn) {
            Objects.requireNonNull(arn, "the ARN is null");
            return appsArn(arn.strip(), System.getenv());
        }

        Builder appsArn(String arn, Map<String, String> environment) {
            try {
                credentials.setStoredApps(AppSecretsConfig.fromSecretsManager("appsArn", arn, environment));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the text is neither the ARN nor the name of a secret", e);
            }
            return this;
        }

        /**
         * Sets WeChat's server by scheme, host and, if need be, port. Plain HTTP is for loopback hosts only.
         *
         * @param baseUrl the URL, without a path
         * @return this builder
         */
        public Builder baseUrl(URI baseUrl) {
            this.baseUrl = BaseUrl.parse(baseUrl);
            return this;
        }

        /**
         * Sets the timeout of one HTTP request, of the several that a call may need: five seconds by default.
         *
         * @param requestTimeout from 1 ms to 15 minutes
         * @return this builder
         */
        public Builder requestTimeout(Duration requestTimeout) {
            checkArgument(
                    requestTimeout.compareTo(Duration.ofMillis(1)) >= 0 && requestTimeout.compareTo(MAX_TIMEOUT) <= 0,
                    "the request timeout is not from 1 ms to 15 minutes");
            this.requestTimeout = requestTimeout;
            return this;
        }

        /**
         * Sets the certificate authorities to trust beside those of the JDK.
         *
         * @param certificates the certificates
         * @return this builder
         */
        public Builder trustedCertificates(Collection<X509Certificate> certificates) {
            trustedCertificates = List.copyOf(certificates);
            return this;
        }

        /**
         * Sets the certificate authorities from a PEM file, which is read at once.
         *
         * @param pemFile the path of the file
         * @return this builder
         */
        public Builder trustedCertificates(Path pemFile) {
            try {
                return trustedCertificates(PemCertificates.read(pemFile));
            } catch (IOException e) {
                throw new IllegalArgumentException("the file of certificates cannot be read", e);
            } catch (CertificateException e) {
                throw new IllegalArgumentException("the file holds no usable certificates", e);
            }
        }

        /**
         * Sets the HTTP proxy for TLS connections to WeChat, which it tunnels by CONNECT; there is none by default.
         *
         * @param host the proxy's host
         * @param port the proxy's port
         * @return this builder
         */
        public Builder proxy(String host, int port) {
            return proxy(host, port, null);
        }

        /**
         * Sets the proxy with credentials for its Basic authentication.
         *
         * @param host the proxy's host
         * @param port the proxy's port
         * @param user the user
         * @param password the password
         * @return this builder
         */
        public Builder proxy(String host, int port, String user, String password) {
            Objects.requireNonNull(user, "the proxy's user is null");
            Objects.requireNonNull(password, "the proxy's password is null");
            return proxy(host, port, new ProxyConfig.Credentials(user, password));
        }

        private Builder proxy(String host, int port, ProxyConfig.@Nullable Credentials credentials) {
            Objects.requireNonNull(host, "the proxy's host is null");
            checkArgument(!host.isBlank(), "the proxy's host is blank");
            checkArgument(port >= 1 && port <= 65_535, "the proxy's port is not from 1 to 65535");
            proxy = new ProxyConfig(host.strip(), port, credentials, List.of());
            return this;
        }

        /**
         * Sets the clock that access tokens expire by, for tests: the system's by default.
         *
         * @param clock the clock
         * @return this builder
         */
        public Builder clock(Clock clock) {
            Objects.requireNonNull(clock, "the clock is null");
            return timing(new Timing(clock, timing.random(), timing.sleeper()));
        }

        Builder timing(Timing timing) {
            this.timing = timing;
            return this;
        }

        /**
         * Returns a client, which opens no connection yet.
         *
         * @return the client
         * @throws IllegalStateException if the AppID or the AppSecret is not set, or settings of one app and of several
         *     are, or {@link #appId} is not among {@link #apps}
         */
        public CloudCallClient build() {
            TokenConfig tokenConfig = credentials.toTokenConfig();
            SecretRedactor redactor = new SecretRedactor();
            List<X509Certificate> certificates = trustedCertificates;
            HttpClientConfig httpConfig = new HttpClientConfig(requestTimeout.toMillis(), () -> certificates, proxy);
            return new CloudCallClient(
                    WeChatClient.create(baseUrl, httpConfig, tokenConfig, timing, redactor),
                    credentials.toServedApps(),
                    redactor);
        }

        private static void checkArgument(boolean valid, String message) {
            if (!valid) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
