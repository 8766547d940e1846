package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.logistics.BoundAccounts;
import io.cloudcall.tools.sandbox.logistics.LogisticsApi;
import io.cloudcall.tools.sandbox.management.ApiQuotas;
import io.cloudcall.tools.sandbox.shipping.ShippingApi;
import io.cloudcall.tools.sandbox.signing.SandboxSigning;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fake of WeChat's server on the loopback interface. Runs from its creation until it is closed. Thread-safe; serves
 * any number of clients.
 */
public final class Sandbox implements AutoCloseable {

    private final AppCredentials credentials;
    private final SandboxTokens tokens;
    private final SandboxApis apis;
    private final SandboxSigning signing;
    private final Faults faults = new Faults();
    private final RequestDispatcher dispatcher;
    private final ConnectionFaults connectionFaults = new ConnectionFaults();
    private final LoopbackServer server;
    private final SandboxAddress address;
    private final List<SandboxAddress> addresses = new CopyOnWriteArrayList<>();
    private final String baseUrl;

    Sandbox(
            Clock clock,
            AppCredentials credentials,
            String host,
            int port,
            @Nullable SandboxCertificate certificate,
            @Nullable Supplier<Duration> latency,
            RequestEcho echo) {
        this.credentials = credentials;
        tokens = new SandboxTokens(clock);
        apis = new SandboxApis(clock, credentials, tokens);
        signing = new SandboxSigning(clock, credentials.appId()::equals);
        WeChatApi api = new WeChatApi(clock, tokens, apis, credentials.appId(), signing, echo);
        dispatcher = new RequestDispatcher(clock, api, faults, latency);
        server = new LoopbackServer(certificate, dispatcher, connectionFaults);
        address = listen(host, port);
        baseUrl = (certificate == null ? "http://" + host + ":" : "https://localhost:") + address.port();
    }

    /** Returns a builder with default settings. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /** Returns the base URL: {@code http://127.0.0.1:PORT}, or {@code https://localhost:PORT} with a certificate. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Returns the environment variables that point a function at this sandbox: the base URL, AppID and AppSecret. */
    public Map<String, String> settings() {
        return Map.of("WECHAT_APP_ID", appId(), "WECHAT_APP_SECRET", appSecret(), "WECHAT_API_BASE_URL", baseUrl());
    }

    /** Returns the port that the sandbox listens on. */
    public int port() {
        return address.port();
    }

    /** Returns the address that the sandbox was started at. */
    public SandboxAddress address() {
        return address;
    }

    /**
     * Listens on the same port of another address of this machine too, such as {@code 127.0.0.2} or {@code ::1}, with
     * the same state.
     *
     * @throws IllegalStateException if the address has no such port to spare
     */
    public SandboxAddress addAddress(String host) {
        return listen(host, port());
    }

    /** Returns the only valid AppID. */
    public String appId() {
        return credentials.appId();
    }

    /** Returns the current AppSecret. */
    public String appSecret() {
        return credentials.appSecret();
    }

    /** Replaces the AppSecret, which token calls then require. Issued tokens stay valid. */
    public void resetAppSecret(String newAppSecret) {
        credentials.resetAppSecret(newAppSecret);
    }

    /**
     * Returns the URL of a central token service, which issues WeChat's stable token and requires an Authorization
     * header.
     */
    public String tokenServiceUrl() {
        return baseUrl + TokenServiceEndpoint.PATH;
    }

    /** Returns the Authorization header that the token service requires. */
    public String tokenServiceAuthorization() {
        return TokenServiceEndpoint.AUTHORIZATION;
    }

    /**
     * Returns the requests received so far, oldest first: at most the last 10,000, with at most 64 MiB of bodies.
     * Includes requests with a fault, but none whose body was too large.
     */
    public List<ReceivedRequest> requests() {
        return dispatcher.requests().snapshot();
    }

    /** Counts {@link #requests} by path. */
    public Map<String, Long> requestsByPath() {
        return requests().stream().collect(Collectors.groupingBy(ReceivedRequest::path, Collectors.counting()));
    }

    /** Returns the access tokens. */
    public SandboxTokens tokens() {
        return tokens;
    }

    /** Returns the planned faults. */
    public Faults faults() {
        return faults;
    }

    /** Returns the planned faults of connections. */
    public ConnectionFaults connectionFaults() {
        return connectionFaults;
    }

    /** Returns the quotas of calls per day. */
    public ApiQuotas quotas() {
        return apis.quotas();
    }

    /** Returns the logistics accounts, orders and printers. */
    public LogisticsApi logistics() {
        return apis.logistics();
    }

    /** Returns the payments and their shipments. */
    public ShippingApi shipping() {
        return apis.shipping();
    }

    /** Returns the keys of signed calls, and what tests may do to signed responses. */
    public SandboxSigning signing() {
        return signing;
    }

    /**
     * Returns what {@code WECHAT_API_SECURITY_FILE} holds: the keys of the mini program and the platform certificates.
     * The first call makes them; until then signed calls are 40239, as without keys in WeChat's console.
     */
    public JsonObject security() {
        return signing.security(appId());
    }

    /** Returns the logistics accounts. */
    public BoundAccounts accounts() {
        return logistics().accounts();
    }

    /** Returns the number of open connections. */
    public int openConnections() {
        return dispatcher.connections().count();
    }

    /** Closes all open connections, and returns when they are closed. New ones are still accepted. */
    public void closeConnections() {
        LoopbackServer.await(dispatcher.connections().closeAll());
    }

    /** Resets all open connections, and returns when they are closed. New ones are still accepted. */
    public void resetConnections() {
        dispatcher.connections().resetAll();
    }

    /**
     * Closes the connections without a request in flight, as a server with a keep-alive timeout does, and returns their
     * number.
     */
    public int closeIdleConnections() {
        return dispatcher.connections().closeIdle();
    }

    /** Closes all connections and stops listening. Recorded requests stay readable. */
    @Override
    public void close() {
        addresses.forEach(SandboxAddress::release);
        server.close();
    }

    private SandboxAddress listen(String host, int port) {
        try {
            SandboxAddress added = new SandboxAddress(server, host, port);
            addresses.add(added);
            return added;
        } catch (IllegalStateException e) {
            if (addresses.isEmpty()) {
                server.close();
            }
            throw e;
        }
    }
}
