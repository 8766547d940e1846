package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.control.SandboxControl;
import io.cloudcall.tools.sandbox.intracity.IntracityApi;
import io.cloudcall.tools.sandbox.logistics.BoundAccounts;
import io.cloudcall.tools.sandbox.logistics.LogisticsApi;
import io.cloudcall.tools.sandbox.management.ApiQuotas;
import io.cloudcall.tools.sandbox.push.SandboxPushes;
import io.cloudcall.tools.sandbox.shipping.ShippingApi;
import io.cloudcall.tools.sandbox.signing.SandboxSigning;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
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

    private final AdjustableClock clock;
    private final SandboxApps apps;
    private final Map<String, String> initialSecrets;
    private final Duration initialTokenLifetime;
    private final SandboxSigning signing;
    private final Faults faults = new Faults();
    private final RequestDispatcher dispatcher;
    private final ConnectionFaults connectionFaults = new ConnectionFaults();
    private final LoopbackServer server;
    private final SandboxAddress address;
    private final List<SandboxAddress> addresses = new CopyOnWriteArrayList<>();
    private final String baseUrl;

    Sandbox(
            AdjustableClock clock,
            SandboxApps apps,
            String host,
            int port,
            @Nullable SandboxCertificate certificate,
            @Nullable Supplier<Duration> latency,
            RequestEcho echo) {
        this.clock = clock;
        this.apps = apps;
        initialSecrets = apps.secrets();
        initialTokenLifetime = apps.tokens().lifetime();
        signing = new SandboxSigning(clock, appId -> apps.find(appId).isPresent());
        WeChatApi api = new WeChatApi(clock, apps, signing, echo);
        dispatcher = new RequestDispatcher(clock, apps, api, new SandboxControl(this, host), faults, latency);
        server = new LoopbackServer(certificate, dispatcher, connectionFaults);
        address = listen(host, port);
        baseUrl = (certificate == null ? "http://" + urlHost(host) + ":" : "https://localhost:") + address.port();
    }

    /** Returns the host of a URL that reaches this address: loopback if it stands for all. */
    private static String urlHost(String address) {
        return switch (address) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> address.contains(":") ? "[" + address + "]" : address;
        };
    }

    /** Returns a builder with default settings. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /** Returns the base URL: {@code http://127.0.0.1:PORT}, or {@code https://localhost:PORT} with a certificate. */
    public String baseUrl() {
        return baseUrl;
    }

    /**
     * Returns the environment variables that point a function at this sandbox: the base URL, the first app's AppID, and
     * its AppSecret, or with several apps all AppIDs with their AppSecrets.
     */
    public Map<String, String> settings() {
        Map<String, String> secrets = apps.secrets();
        return secrets.size() == 1
                ? Map.of("WECHAT_APP_ID", appId(), "WECHAT_APP_SECRET", appSecret(), "WECHAT_API_BASE_URL", baseUrl())
                : Map.of(
                        "WECHAT_APP_ID",
                        appId(),
                        "WECHAT_APPS",
                        Json.encode(secrets),
                        "WECHAT_API_BASE_URL",
                        baseUrl());
    }

    /**
     * Goes back to the start: apps, accounts, orders and all other state, access tokens, faults, received requests,
     * pushes and the clock. The address, certificates, the URL of pushes and the keys of signed calls stay, as do open
     * connections. Not for while calls are in flight: they would act on the new state. State that was returned before,
     * such as {@link #accounts()}, is that of the past.
     */
    public void reset() {
        clock.reset();
        faults.reset();
        connectionFaults.reset();
        signing.reset();
        apps.reset(initialSecrets, initialTokenLifetime);
        dispatcher.requests().clear();
    }

    /** Returns the clock that tokens, quotas, waybills and pushes follow. */
    public AdjustableClock clock() {
        return clock;
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

    /** Returns the AppID of the first app. */
    public String appId() {
        return apps.first().appId();
    }

    /** Returns the AppIDs of all apps, the first app's first. */
    public List<String> appIds() {
        return apps.ids();
    }

    /** Returns the current AppSecret of the first app. */
    public String appSecret() {
        return apps.first().credentials().appSecret();
    }

    /**
     * Returns the current AppSecret of an app.
     *
     * @throws IllegalArgumentException if the sandbox has no such app
     */
    public String appSecret(String appId) {
        return apps.get(appId).credentials().appSecret();
    }

    /** Replaces the AppSecret of the first app, which token calls then require. Issued tokens stay valid. */
    public void resetAppSecret(String newAppSecret) {
        resetAppSecret(appId(), newAppSecret);
    }

    /**
     * Replaces the AppSecret of an app likewise.
     *
     * @throws IllegalArgumentException if the sandbox has no such app
     */
    public void resetAppSecret(String appId, String newAppSecret) {
        apps.get(appId).credentials().resetAppSecret(newAppSecret);
    }

    /**
     * Adds an app while the sandbox runs.
     *
     * @throws IllegalArgumentException if the sandbox has such an app
     */
    public void addApp(String appId, String appSecret) {
        apps.add(appId, appSecret);
    }

    /**
     * Returns the URL of a central token service, which issues WeChat's stable token of the first app and requires an
     * Authorization header.
     */
    public String tokenServiceUrl() {
        return baseUrl + TokenServiceEndpoint.PATH;
    }

    /** Returns the same service's URL for all apps, with the literal placeholder {@code {appid}}. */
    public String appTokenServiceUrl() {
        return baseUrl + TokenServiceEndpoint.APP_PATH + "{appid}";
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

    /** Returns the same requests with what was answered. */
    public List<RecordedExchange> exchanges() {
        return dispatcher.requests().exchanges();
    }

    /** Returns the number of the last request so far, 0 if there was none. */
    public long lastRequestId() {
        return dispatcher.requests().last();
    }

    /** Forgets the requests received so far. */
    public void clearRequests() {
        dispatcher.requests().clear();
    }

    /** Returns those of the requests that acted for one app. */
    public List<ReceivedRequest> requests(String appId) {
        return requests().stream()
                .filter(request -> appId.equals(request.appId()))
                .toList();
    }

    /** Counts {@link #requests} by path. */
    public Map<String, Long> requestsByPath() {
        return requests().stream().collect(Collectors.groupingBy(ReceivedRequest::path, Collectors.counting()));
    }

    /** Returns the access tokens of all apps. */
    public SandboxTokens tokens() {
        return apps.tokens();
    }

    /**
     * Returns the access tokens of an app.
     *
     * @throws IllegalArgumentException if the sandbox has no such app
     */
    public SandboxTokens tokens(String appId) {
        return apps.tokens(appId);
    }

    /** Returns the planned faults. */
    public Faults faults() {
        return faults;
    }

    /** Returns the planned faults of connections. */
    public ConnectionFaults connectionFaults() {
        return connectionFaults;
    }

    /** Returns the first app's quotas of calls per day. */
    public ApiQuotas quotas() {
        return quotas(appId());
    }

    /**
     * Returns an app's quotas of calls per day.
     *
     * @throws IllegalArgumentException if the sandbox has no such app
     */
    public ApiQuotas quotas(String appId) {
        return apps.get(appId).apis().quotas();
    }

    /** Returns the first app's logistics accounts, orders and printers. */
    public LogisticsApi logistics() {
        return logistics(appId());
    }

    /**
     * Returns an app's logistics accounts, orders and printers.
     *
     * @throws IllegalArgumentException if the sandbox has no such app
     */
    public LogisticsApi logistics(String appId) {
        return apps.get(appId).apis().logistics();
    }

    /** Returns the first app's payments and their shipments. */
    public ShippingApi shipping() {
        return shipping(appId());
    }

    /**
     * Returns an app's payments and their shipments.
     *
     * @throws IllegalArgumentException if the sandbox has no such app
     */
    public ShippingApi shipping(String appId) {
        return apps.get(appId).apis().shipping();
    }

    /** Returns the first app's deliveries within a city. */
    public IntracityApi intracity() {
        return intracity(appId());
    }

    /**
     * Returns an app's deliveries within a city.
     *
     * @throws IllegalArgumentException if the sandbox has no such app
     */
    public IntracityApi intracity(String appId) {
        return apps.get(appId).apis().intracity();
    }

    /** Returns the keys of signed calls, and what tests may do to signed responses. */
    public SandboxSigning signing() {
        return signing;
    }

    /**
     * Returns what {@code WECHAT_API_SECURITY_FILE} holds: the keys of the app and the platform certificates, or with
     * several apps that of each by its AppID. The first call makes them; until then signed calls are 40239, as without
     * keys in WeChat's console.
     */
    public JsonObject security() {
        List<String> all = appIds();
        JsonObject byApp = new JsonObject();
        all.forEach(id -> byApp.put(id, security(id)));
        return all.size() == 1 ? byApp.getJsonObject(appId()) : byApp;
    }

    /**
     * Returns the keys of one app and the platform certificates.
     *
     * @throws IllegalArgumentException if the sandbox has no such app
     */
    public JsonObject security(String appId) {
        return signing.security(apps.get(appId).appId());
    }

    /** Returns the pushes of all apps. */
    public SandboxPushes pushes() {
        return apps.pushes();
    }

    /**
     * Returns what {@code WECHAT_PUSH_KEYS} holds: the keys of pushes of the app, or with several apps those of each by
     * its AppID.
     */
    public JsonObject pushKeys() {
        JsonObject byApp = new JsonObject();
        appIds().forEach(id -> byApp.put(id, pushes().keys(id).toJson()));
        return byApp.size() == 1 ? byApp.getJsonObject(appId()) : byApp;
    }

    /** Returns the first app's logistics accounts. */
    public BoundAccounts accounts() {
        return accounts(appId());
    }

    /**
     * Returns an app's logistics accounts.
     *
     * @throws IllegalArgumentException if the sandbox has no such app
     */
    public BoundAccounts accounts(String appId) {
        return logistics(appId).accounts();
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
        pushes().close();
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
