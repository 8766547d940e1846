package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.push.SandboxPushKeys;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A builder of a {@link Sandbox}; every setting has a default. Not thread-safe. */
public final class SandboxBuilder {

    private String host = "127.0.0.1";
    private int port;
    private Clock clock = Clock.systemUTC();
    private String appId = "wxSANDBOX0000000000";
    private String appSecret = "sandbox-app-secret";
    private final SequencedMap<String, String> furtherApps = new LinkedHashMap<>();
    private @Nullable SandboxCertificate certificate;
    private @Nullable Supplier<Duration> latency;
    private @Nullable String echoedField;
    private Function<String, SandboxPushKeys> pushKeys = appId -> SandboxPushKeys.SANDBOX;
    private @Nullable URI pushUrl;
    private Duration tokenLifetime = Duration.ofHours(2);

    SandboxBuilder() {}

    /** Sets the port to listen on; 0, the default, selects a free one. */
    public SandboxBuilder port(int newPort) {
        port = newPort;
        return this;
    }

    /**
     * Sets the address to listen on, for containers that cannot reach this machine's loopback, which is the default.
     */
    public SandboxBuilder host(String newHost) {
        host = newHost;
        return this;
    }

    /** Sets the clock for tokens and quotas; the system's clock by default. */
    public SandboxBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** Sets the lifetime of access tokens; 7200 s by default. */
    public SandboxBuilder tokenLifetime(Duration newLifetime) {
        tokenLifetime = newLifetime;
        return this;
    }

    /** Sets the AppID of the first app, which is the only one by default. */
    public SandboxBuilder appId(String newAppId) {
        appId = newAppId;
        return this;
    }

    /** Sets the initial AppSecret of the first app. */
    public SandboxBuilder appSecret(String newAppSecret) {
        appSecret = newAppSecret;
        return this;
    }

    /**
     * Adds an app beside the first one. It has accounts, users and numbers of its own, which follow from its AppID.
     *
     * @throws IllegalArgumentException if that one was added before
     */
    public SandboxBuilder app(String furtherAppId, String itsAppSecret) {
        if (furtherApps.putIfAbsent(furtherAppId, itsAppSecret) != null) {
            throw SandboxApps.duplicate(furtherAppId);
        }
        return this;
    }

    /** Enables HTTPS with this certificate; plain HTTP by default. */
    public SandboxBuilder certificate(SandboxCertificate newCertificate) {
        certificate = newCertificate;
        return this;
    }

    /**
     * Sets a delay before each request is handled, in real time; none by default. Not applied to requests with a fault.
     * The supplier is called by one thread at a time.
     */
    public SandboxBuilder latency(Supplier<Duration> newLatency) {
        latency = newLatency;
        return this;
    }

    /** Repeats this field of a request's JSON body in the normal response, to identify it in tests. */
    public SandboxBuilder echo(String field) {
        echoedField = field;
        return this;
    }

    /**
     * Pushes what happens to this URL, from the start; events of further apps go to its path and their AppID. Nowhere
     * by default.
     */
    public SandboxBuilder pushTo(URI url) {
        pushUrl = url;
        return this;
    }

    /**
     * Sets the keys of pushes, in the form of WECHAT_PUSH_KEYS; {@link SandboxPushKeys#SANDBOX} for all apps by
     * default.
     *
     * @throws IllegalArgumentException at a push if the text has no keys for its app
     */
    public SandboxBuilder pushKeys(String json) {
        pushKeys = app -> SandboxPushKeys.parse(json, app);
        return this;
    }

    /**
     * Starts the sandbox, which accepts requests when this returns.
     *
     * @throws IllegalStateException if the port is not available
     * @throws IllegalArgumentException if a further app has the AppID of the first one
     */
    public Sandbox start() {
        AdjustableClock adjustable = new AdjustableClock(clock);
        SandboxApps apps = new SandboxApps(adjustable, appId, appSecret, pushKeys);
        furtherApps.forEach(apps::add);
        apps.tokens().setLifetime(tokenLifetime);
        Sandbox sandbox = new Sandbox(adjustable, apps, host, port, certificate, latency, new RequestEcho(echoedField));
        if (pushUrl != null) {
            sandbox.pushes().pushTo(pushUrl);
        }
        return sandbox;
    }
}
