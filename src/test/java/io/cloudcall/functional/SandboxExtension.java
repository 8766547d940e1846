package io.cloudcall.functional;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Faults;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.cloudcall.tools.sandbox.SandboxTokens;
import io.cloudcall.tools.sandbox.logistics.BoundAccounts;
import io.cloudcall.tools.sandbox.logistics.LogisticsApi;
import io.cloudcall.tools.sandbox.shipping.ShippingApi;
import io.cloudcall.wechat.Timing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A sandbox and functions pointed at it. After the test, or after all tests of a class with one instance for all,
 * closes the functions, which searches them for secrets, and the sandbox last, since a function would otherwise restart
 * its background requests. Not thread-safe, unlike the functions.
 */
public final class SandboxExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final String JSON = "application/json; encoding=utf-8";

    /** No interrupt, such as that of a timeout, ends a loop that spins. */
    private static final long MAX_WAIT_NANOS = 5_000_000_000L;

    private final Sandbox sandbox;
    private final Clock clock;
    private final Deque<FunctionUnderTest> functions = new ArrayDeque<>();
    private int classes;

    private SandboxExtension(SandboxBuilder builder, Clock clock) {
        sandbox = builder.clock(clock).start();
        this.clock = clock;
    }

    /** Creates a sandbox with the system's clock. */
    public static SandboxExtension create() {
        return create(Sandbox.builder());
    }

    /** Creates a sandbox with the system's clock and these options. */
    public static SandboxExtension create(SandboxBuilder options) {
        return new SandboxExtension(options, Clock.systemUTC());
    }

    /** Creates a sandbox and functions with this clock. */
    public static SandboxExtension create(Clock clock) {
        return create(Sandbox.builder(), clock);
    }

    /** Creates a sandbox with these options, and functions, with this clock. */
    public static SandboxExtension create(SandboxBuilder options, Clock clock) {
        return new SandboxExtension(options, clock);
    }

    /** Creates a function whose sleeper returns at once. */
    public FunctionUnderTest function() {
        return function(Map.of());
    }

    /** Creates a function whose sleeper returns at once, with additional settings; a blank one removes a setting. */
    public FunctionUnderTest function(Map<String, String> settings) {
        return function(new Timing(clock, new Random(1), millis -> {}), settings);
    }

    /** Creates a function with this timing and additional settings. */
    public FunctionUnderTest function(Timing timing, Map<String, String> settings) {
        FunctionUnderTest function = FunctionUnderTest.at(sandbox, timing, settings);
        functions.push(function);
        return function;
    }

    /** Creates a router with the permissions of the project's config.json. */
    public FunctionUnderTest router() {
        return function(Map.of("CLOUD_CALL_API", "*"));
    }

    public Faults faults() {
        return sandbox.faults();
    }

    /** Plans a response with this JSON to the next request of this path. */
    public void respondNext(String path, String json) {
        faults().next(path, Fault.respond(200, JSON, json));
    }

    public SandboxTokens tokens() {
        return sandbox.tokens();
    }

    /** Returns the token that was issued last. */
    public String lastToken() {
        return tokens().issued().getLast();
    }

    public String appId() {
        return sandbox.appId();
    }

    public String appSecret() {
        return sandbox.appSecret();
    }

    public int openConnections() {
        return sandbox.openConnections();
    }

    /** Waits until the sandbox has this number of connections. */
    public void awaitConnections(int connections) {
        long startedAt = System.nanoTime();
        while (sandbox.openConnections() != connections && System.nanoTime() - startedAt < MAX_WAIT_NANOS) {
            Thread.onSpinWait();
        }
        assertEquals(connections, sandbox.openConnections());
    }

    public BoundAccounts accounts() {
        return sandbox.accounts();
    }

    public ShippingApi shipping() {
        return sandbox.shipping();
    }

    public LogisticsApi logistics() {
        return sandbox.logistics();
    }

    public List<ReceivedRequest> requests() {
        return sandbox.requests();
    }

    public ReceivedRequest lastRequest() {
        return requests().getLast();
    }

    /** Returns the body of the last request. */
    public String lastBody() {
        return lastRequest().body().toString(StandardCharsets.UTF_8);
    }

    /** Returns the number of requests of this path. */
    public long calls(String path) {
        return requests().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }

    /** Returns the sandbox. */
    public Sandbox server() {
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classes++;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classes == 0) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        classes--;
        if (classes == 0) {
            close();
        }
    }

    private void close() {
        try (sandbox) {
            assertAll(functions.stream().map(function -> function::close));
        }
    }
}
