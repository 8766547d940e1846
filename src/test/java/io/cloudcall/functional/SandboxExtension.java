package io.cloudcall.functional;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Faults;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.cloudcall.tools.sandbox.SandboxTokens;
import io.cloudcall.tools.sandbox.logistics.BoundAccounts;
import io.cloudcall.tools.sandbox.logistics.LogisticsApi;
import io.cloudcall.wechat.Timing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
 * A sandbox and the functions that are pointed at it. After the test, or after all tests of the class if it has one
 * instance for all, it closes the functions, which are searched for secrets then, and the sandbox last: a function
 * would otherwise begin anew what it has under way in the background. For one thread, unlike the functions.
 */
public final class SandboxExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final String JSON = "application/json; encoding=utf-8";

    private final Sandbox sandbox;
    private final Clock clock;
    private final Deque<FunctionUnderTest> functions = new ArrayDeque<>();
    private int classes;

    private SandboxExtension(SandboxBuilder builder, Clock clock) {
        sandbox = builder.clock(clock).start();
        this.clock = clock;
    }

    /** A sandbox with the system's clock. */
    public static SandboxExtension create() {
        return create(Sandbox.builder());
    }

    /** A sandbox with the system's clock and options of its own. */
    public static SandboxExtension create(SandboxBuilder options) {
        return new SandboxExtension(options, Clock.systemUTC());
    }

    /** A sandbox and functions with this clock. */
    public static SandboxExtension create(Clock clock) {
        return new SandboxExtension(Sandbox.builder(), clock);
    }

    /** A function that never really sleeps. */
    public FunctionUnderTest function() {
        return function(Map.of());
    }

    /**
     * A function that never really sleeps, with more settings than those that point it at the sandbox; a blank one
     * takes such a setting away.
     */
    public FunctionUnderTest function(Map<String, String> settings) {
        return function(new Timing(clock, new Random(1), millis -> {}), settings);
    }

    /** A function with another timing and more settings. */
    public FunctionUnderTest function(Timing timing, Map<String, String> settings) {
        FunctionUnderTest function = FunctionUnderTest.at(sandbox, timing, settings);
        functions.push(function);
        return function;
    }

    /** A function whose events name the call, and that may make those of the project's config.json. */
    public FunctionUnderTest router() {
        return function(Map.of("CLOUD_CALL_API", "*"));
    }

    public Faults faults() {
        return sandbox.faults();
    }

    /** Has the next request of this path answered by this JSON, as WeChat marks it. */
    public void respondNext(String path, String json) {
        faults().next(path, Fault.respond(200, JSON, json));
    }

    public SandboxTokens tokens() {
        return sandbox.tokens();
    }

    /** The token that was issued last. */
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

    /** Both ends need a moment; a connection that is kept would be kept for ten seconds. */
    public void awaitNoConnections() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            while (sandbox.openConnections() > 0) {
                Thread.onSpinWait();
            }
        });
    }

    public BoundAccounts accounts() {
        return sandbox.accounts();
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

    /** The body of the last request. */
    public String lastBody() {
        return lastRequest().body().toString(StandardCharsets.UTF_8);
    }

    /** The number of requests of this path. */
    public long calls(String path) {
        return requests().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }

    /** The sandbox, for what is asked of it more rarely. */
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
