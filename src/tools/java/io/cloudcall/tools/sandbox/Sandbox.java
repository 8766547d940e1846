package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.logistics.BoundAccounts;
import io.cloudcall.tools.sandbox.logistics.LogisticsApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * WeChat in miniature: a server on the loopback interface, from its start until it is closed. Thread-safe, and any
 * number of clients may call it at once.
 */
public final class Sandbox implements AutoCloseable {

    private final AppCredentials credentials;
    private final SandboxTokens tokens;
    private final LogisticsApi logistics;
    private final Faults faults = new Faults();
    private final RequestDispatcher dispatcher;
    private final LoopbackServer server;
    private final String baseUrl;

    Sandbox(
            Clock clock,
            AppCredentials credentials,
            String host,
            int port,
            @Nullable SandboxCertificate certificate,
            @Nullable Supplier<Duration> latency) {
        this.credentials = credentials;
        tokens = new SandboxTokens(clock);
        logistics = new LogisticsApi(clock, credentials.appId());
        dispatcher = new RequestDispatcher(clock, WeChatApi.of(clock, credentials, tokens, logistics), faults, latency);
        server = LoopbackServer.start(host, port, certificate, dispatcher);
        baseUrl = (certificate == null ? "http://" + host + ":" : "https://localhost:") + server.port();
    }

    /** Settings to start a sandbox with. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /**
     * Where the sandbox answers: {@code http://127.0.0.1:PORT}, or {@code https://localhost:PORT} with a certificate.
     */
    public String baseUrl() {
        return baseUrl;
    }

    /** The function's settings that lead it here: this address, and the account that is known here. */
    public Map<String, String> settings() {
        return Map.of("WECHAT_APP_ID", appId(), "WECHAT_APP_SECRET", appSecret(), "WECHAT_API_BASE_URL", baseUrl());
    }

    /** The port that the sandbox listens on. */
    public int port() {
        return server.port();
    }

    /** The AppID that the sandbox knows. */
    public String appId() {
        return credentials.appId();
    }

    /** The AppSecret that belongs to the AppID now. */
    public String appSecret() {
        return credentials.appSecret();
    }

    /** Resets the AppSecret: from now on token calls need this one. Tokens that were issued stay what they are. */
    public void resetAppSecret(String newAppSecret) {
        credentials.resetAppSecret(newAppSecret);
    }

    /**
     * Where a central token service of a team's own, which wants an Authorization header, gives WeChat's access token.
     */
    public String tokenServiceUrl() {
        return baseUrl + TokenServiceEndpoint.PATH;
    }

    /** What the token service wants as the Authorization header. */
    public String tokenServiceAuthorization() {
        return TokenServiceEndpoint.AUTHORIZATION;
    }

    /** The requests received so far, oldest first, at most the last 10,000; those that met a fault are among them. */
    public List<ReceivedRequest> requests() {
        return dispatcher.requests().snapshot();
    }

    /** How many of {@link #requests} came for each path. */
    public Map<String, Long> requestsByPath() {
        return requests().stream().collect(Collectors.groupingBy(ReceivedRequest::path, Collectors.counting()));
    }

    /** The access tokens. */
    public SandboxTokens tokens() {
        return tokens;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** The logistics accounts, orders and printers. */
    public LogisticsApi logistics() {
        return logistics;
    }

    /** The logistics accounts. */
    public BoundAccounts accounts() {
        return logistics.accounts();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return dispatcher.connections().count();
    }

    /** Closes every connection that is open now, and returns when they are closed; new ones are welcome. */
    public void closeConnections() {
        LoopbackServer.await(dispatcher.connections().closeAll());
    }

    /**
     * Closes the connections over which no request is being answered, as a server that was kept waiting; how many there
     * were.
     */
    public int closeIdleConnections() {
        return dispatcher.connections().closeIdle();
    }

    /** Closes all connections and stops listening. What was recorded stays readable. */
    @Override
    public void close() {
        server.close();
    }
}
