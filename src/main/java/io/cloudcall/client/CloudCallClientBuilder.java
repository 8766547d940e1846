package io.cloudcall.client;

import io.cloudcall.http.Hosts;
import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.http.ProxyConfig;
import io.cloudcall.http.tls.PemCertificates;
import io.cloudcall.secret.AppSecretConfig;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.Timing;
import io.cloudcall.wechat.TokenConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link CloudCallClient} to be built. Not thread-safe. Whatever cannot be used is an {@link IllegalArgumentException}, at
 * once, whose message holds no secret.
 */
public final class CloudCallClientBuilder {
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(15);

    private @Nullable String appId;
    private @Nullable AppSecretConfig appSecret;
    private URI baseUrl = URI.create("https://api.weixin.qq.com");
    private Duration requestTimeout = Duration.ofSeconds(5);
    private List<X509Certificate> trustedCertificates = List.of();
    private @Nullable ProxyConfig proxy;
    private Timing timing = Timing.system();

    CloudCallClientBuilder() {}

    /** The AppID of the mini program. A null, as of an environment variable that is not set, is a {@link NullPointerException}. */
    public CloudCallClientBuilder appId(String newAppId) {
        Objects.requireNonNull(newAppId, "the AppID is null");
        checkArgument(!newAppId.isBlank(), "the AppID is blank");
        appId = newAppId.strip();
        return this;
    }

    /** Its AppSecret. */
    public CloudCallClientBuilder appSecret(String newAppSecret) {
        Objects.requireNonNull(newAppSecret, "the AppSecret is null");
        checkArgument(!newAppSecret.isBlank(), "the AppSecret is blank");
        return appSecret(AppSecretConfig.of(newAppSecret.strip()));
    }

    /** Its AppSecret, kept elsewhere: {@code AppSecretConfig.fromSecretsManager(arn)} reads it from AWS Secrets Manager. */
    public CloudCallClientBuilder appSecret(AppSecretConfig newAppSecret) {
        appSecret = newAppSecret;
        return this;
    }

    /** Where WeChat answers: scheme, host and perhaps a port. Plain HTTP is for this machine only. */
    public CloudCallClientBuilder baseUrl(URI newBaseUrl) {
        String scheme = String.valueOf(newBaseUrl.getScheme()).toLowerCase(Locale.ROOT);
        String host = newBaseUrl.getHost();
        checkArgument(Hosts.namesServer(newBaseUrl), "the base URL has no host");
        checkArgument(
                scheme.equals("https") || (scheme.equals("http") && Hosts.isLoopback(host)),
                "the base URL is not https");
        checkArgument(
                newBaseUrl.getRawUserInfo() == null
                        && newBaseUrl.getRawPath().matches("/?")
                        && newBaseUrl.getRawQuery() == null
                        && newBaseUrl.getRawFragment() == null,
                "the base URL has more than a scheme, a host and a port");
        baseUrl = URI.create(scheme + "://" + newBaseUrl.getRawAuthority());
        return this;
    }

    /** The most that one HTTP request may take, of the several that a call may need: five seconds unless set. */
    public CloudCallClientBuilder requestTimeout(Duration newRequestTimeout) {
        checkArgument(
                newRequestTimeout.compareTo(Duration.ofMillis(1)) >= 0 && newRequestTimeout.compareTo(MAX_TIMEOUT) <= 0,
                "the request timeout is not from 1 ms to 15 minutes");
        requestTimeout = newRequestTimeout;
        return this;
    }

    /** Certificate authorities to trust beside those of the JDK. */
    public CloudCallClientBuilder trustedCertificates(Collection<X509Certificate> newAuthorities) {
        trustedCertificates = List.copyOf(newAuthorities);
        return this;
    }

    /** The same, from a PEM file, which is read now. */
    public CloudCallClientBuilder caCertificates(Path file) {
        try {
            return trustedCertificates(PemCertificates.read(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the file of certificates cannot be read", unreadable);
        } catch (CertificateException damaged) {
            throw new IllegalArgumentException("the file holds no usable certificates", damaged);
        }
    }

    /** The way for TLS connections; the direct one unless set. */
    public CloudCallClientBuilder proxy(ProxyConfig newProxy) {
        proxy = newProxy;
        return this;
    }

    /** What tells the time and waits, for tests; the machine's own unless set. */
    public CloudCallClientBuilder timing(Timing newTiming) {
        timing = newTiming;
        return this;
    }

    /**
     * A client of these settings. Opens no connection yet.
     *
     * @throws IllegalStateException if the AppID or the AppSecret is not set
     */
    public CloudCallClient build() {
        if (appId == null || appSecret == null) {
            throw new IllegalStateException("the AppID and the AppSecret must be set");
        }
        SecretRedactor redactor = new SecretRedactor();
        if (proxy != null && proxy.credentials() != null) {
            redactor.addSecret(proxy.credentials().password());
        }
        return new CloudCallClient(
                baseUrl,
                new HttpClientConfig(requestTimeout.toMillis(), () -> trustedCertificates, proxy),
                new TokenConfig.StableToken(appId, appSecret),
                timing,
                redactor);
    }

    private static void checkArgument(boolean usable, String what) {
        if (!usable) {
            throw new IllegalArgumentException(what);
        }
    }
}
