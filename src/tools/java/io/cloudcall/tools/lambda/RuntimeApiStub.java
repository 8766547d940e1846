package io.cloudcall.tools.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a> on loopback, for
 * one function process. Thread-safe.
 */
public final class RuntimeApiStub implements AutoCloseable {
    private static final String INVOCATIONS = "/2018-06-01/runtime/invocation/";
    private static final String RESTORE = "/2018-06-01/runtime/restore/next";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<PendingInvocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, PendingInvocation> running = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);

    /** Starts a server on a free port. */
    public RuntimeApiStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns the value of AWS_LAMBDA_RUNTIME_API. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Queues an event for the function, with a deadline of {@code timeout} from now on. */
    public CompletableFuture<Reply> invoke(String event, Duration timeout) {
        long deadline = System.currentTimeMillis() + timeout.toMillis();
        PendingInvocation invocation =
                new PendingInvocation(UUID.randomUUID().toString(), event, deadline, new CompletableFuture<>());
        waiting.add(invocation);
        return invocation.reply();
    }

    /** Returns the number of invocations in flight. */
    public int inFlight() {
        return running.size();
    }

    /** Waits until the function, started by SnapStart, is ready for its snapshot, and returns whether it is. */
    public boolean awaitReadiness(Duration timeout) throws InterruptedException {
        return ready.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Resumes the function, as from a snapshot. */
    public void restore() {
        restored.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATIONS + "next")) {
                sendNext(exchange);
            } else if (path.equals(RESTORE)) {
                ready.countDown();
                restored.await();
                exchange.sendResponseHeaders(200, -1);
            } else {
                acceptReply(path, new String(body, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(202, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendNext(HttpExchange exchange) throws IOException, InterruptedException {
        PendingInvocation invocation = waiting.take();
        running.put(invocation.requestId(), invocation);
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadlineMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:cloudcall");
        // The native half of the runtime interface client 2.9.0 crashes without this one.
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        headers.set("Content-Type", "application/json");
        byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, event.length == 0 ? -1 : event.length);
        exchange.getResponseBody().write(event);
    }

    private void acceptReply(String path, String body) {
        String[] parts = path.substring(INVOCATIONS.length()).split("/", 2);
        PendingInvocation invocation = running.remove(parts[0]);
        if (invocation != null) {
            invocation.reply().complete(new Reply(body, parts[1].equals("response")));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
