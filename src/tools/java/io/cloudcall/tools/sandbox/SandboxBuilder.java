package io.cloudcall.tools.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link Sandbox} to be started; none has to be set. Not thread-safe. */
public final class SandboxBuilder {

    private String host = "127.0.0.1";
    private int port;
    private Clock clock = Clock.systemUTC();
    private String appId = "wxSANDBOX0000000000";
    private String appSecret = "sandbox-app-secret";
    private @Nullable SandboxCertificate certificate;
    private @Nullable Supplier<Duration> latency;

    SandboxBuilder() {}

    /** The port to listen on; 0, the default, takes a free one. */
    public SandboxBuilder port(int newPort) {
        port = newPort;
        return this;
    }

    /** The address to listen on, for containers that cannot reach this machine's loopback; that is the default. */
    public SandboxBuilder host(String newHost) {
        host = newHost;
        return this;
    }

    /** What tells the time for tokens and quotas; the system's clock unless set. */
    public SandboxBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** The only AppID that the sandbox knows. */
    public SandboxBuilder appId(String newAppId) {
        appId = newAppId;
        return this;
    }

    /** The AppSecret that belongs to the AppID. */
    public SandboxBuilder appSecret(String newAppSecret) {
        appSecret = newAppSecret;
        return this;
    }

    /** Makes the sandbox speak HTTPS with this certificate; it speaks plain HTTP unless set. */
    public SandboxBuilder certificate(SandboxCertificate newCertificate) {
        certificate = newCertificate;
        return this;
    }

    /**
     * How long each request waits before it is worked on, by real time; not at all unless set. A request that meets a
     * fault takes the fault's time. Asked by one thread at a time.
     */
    public SandboxBuilder latency(Supplier<Duration> newLatency) {
        latency = newLatency;
        return this;
    }

    /**
     * Starts the sandbox; it answers when this returns.
     *
     * @throws IllegalStateException if the port cannot be listened on
     */
    public Sandbox start() {
        return new Sandbox(clock, new AppCredentials(appId, appSecret), host, port, certificate, latency);
    }
}
