package io.cloudcall.servers;

import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of the packaged function and of a Node program at the same time, at the same pace. Not thread-safe. */
final class ServersRun implements AutoCloseable {
    static final String TABLE_HEAD = """
            | every 2 s | calls a second | failed reads | Node's | failed writes | Node's | took | errors |
            | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |""";

    private static final int CALLERS = 16;
    private static final int CALLS_PER_SECOND = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** A busy machine makes a start late, not wrong. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Sandbox sandbox;
    private final ServerChain servers;
    private final FunctionProcess function;
    private final MarkedCalls calls;
    private final Tally tally = new Tally();
    private final Queue<String> late = new ConcurrentLinkedQueue<>();
    private NodeCounts node = NodeCounts.NONE;
    private int made;
    private int disturbances;
    private double callsPerSecond;

    private ServersRun(Sandbox sandbox, ServerChain servers, FunctionProcess function) throws InterruptedException {
        this.sandbox = sandbox;
        this.servers = servers;
        this.function = function;
        calls = MarkedCalls.prepare(
                sandbox, CALLERS, event -> invoke(event, START_TIMEOUT).body());
    }

    /** @param folder for a file of settings */
    static ServersRun prepare(Sandbox sandbox, ServerChain servers, Path folder)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(RouterSettings.permitting(folder, MarkedCalls.APIS));
        settings.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(CALLERS));
        settings.put("WECHAT_REQUEST_TIMEOUT_MS", Long.toString(TIMEOUT.toMillis()));
        settings.putAll(sandbox.settings());
        settings.putAll(servers.settings());
        return new ServersRun(sandbox, servers, FunctionProcess.start(settings));
    }

    /** Makes so many calls, while the servers are disturbed. */
    void make(int count) throws IOException, InterruptedException, ExecutionException {
        made = count;
        long began = System.nanoTime();
        Disturbance disturbance = servers.disturb();
        try (NodeProgram program = NodeProgram.start("keep-alive.js", nodeSettings())) {
            PacedCallers.run(CALLERS, count, CALLS_PER_SECOND, this::call);
            callsPerSecond = 1e9 * count / (System.nanoTime() - began);
            node = NodeCounts.of(program.result());
        } finally {
            disturbances = disturbance.end();
        }
    }

    private void call(int number) {
        long began = System.nanoTime();
        String payload = invoke(MarkedCalls.event(number), TIMEOUT).body();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (took.compareTo(TIMEOUT) > 0) {
            late.add("call " + number + ": " + took);
        }
        tally.add(number, calls.result(number, payload), payload, took);
    }

    private Reply invoke(String event, Duration timeout) {
        try {
            return function.invokeAsync(event, timeout).get(2 * timeout.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no reply to " + event, e);
        }
    }

    /** With the function's token, so that its token calls are its own. */
    private JsonObject nodeSettings() {
        return new JsonObject()
                .put("url", servers.url())
                .put("ca", servers.caFile().toString())
                .put("proxy", servers.proxyUrl())
                .put("token", sandbox.tokens().issued().getLast())
                .put("timeoutMillis", TIMEOUT.toMillis())
                .put("callers", CALLERS)
                .put("calls", made)
                .put("perSecond", CALLS_PER_SECOND)
                .put("cycle", MarkedCalls.CYCLE)
                .put("orders", MarkedCalls.ORDERS)
                .put("order", SampleOrder.of(""));
    }

    /** Returns how many reads may fail: as many as Node's, and none if the servers end no request that has begun. */
    int tolerableReads(ServerScenario scenario) {
        return scenario.isGraceful() ? 0 : node.failedReads();
    }

    Tally function() {
        return tally;
    }

    List<String> doubledWrites() {
        return calls.doubledWrites(made);
    }

    /** Returns the calls that were answered after their deadlines. */
    List<String> late() {
        return List.copyOf(late);
    }

    int disturbances() {
        return disturbances;
    }

    String row(ServerScenario scenario) {
        return "| %s | %,.0f | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        scenario,
                        callsPerSecond,
                        tally.readFailures(),
                        node.readFailures(),
                        tally.writeFailures(),
                        node.writeFailures(),
                        tally.durations(),
                        tally.errors());
    }

    @Override
    public void close() throws IOException {
        function.close();
    }
}
