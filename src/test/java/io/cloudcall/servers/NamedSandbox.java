package io.cloudcall.servers;

import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox with TLS at a name, with the functions and the servers that a test asks for; closes them too. A hosts file
 * has the addresses of the name. One thread at a time may use it.
 */
final class NamedSandbox implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** A busy machine makes a start late, not wrong. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private static final String NAME = "wechat.test";
    private static final String ORDER = "read";

    private final Sandbox sandbox;
    private final SandboxCertificate certificate;
    private final Path folder;
    private final int port;
    private final List<TcpRelay> servers = new ArrayList<>();
    private final List<FunctionProcess> functions = new ArrayList<>();
    private @Nullable SilentServer silent;
    private int writes;

    NamedSandbox(Path folder) throws IOException {
        this.folder = folder;
        certificate = SandboxCertificate.forHosts(folder, NAME);
        sandbox = Sandbox.builder().certificate(certificate).start();
        port = Ports.free();
        MarkedCalls.letAddOrders(sandbox);
    }

    /** Starts a server at {@code address} that passes connections on to the sandbox. */
    TcpRelay serveAt(String address) throws IOException {
        TcpRelay relay = TcpRelay.start(address, port, sandbox.port());
        servers.add(relay);
        return relay;
    }

    /** Leaves connections to {@code address} without an answer. */
    void beSilentAt(String address) throws IOException {
        silent = SilentServer.start(address, port);
    }

    /** Gives the name these addresses from now on. */
    void setAddresses(String... addresses) throws IOException {
        String lines =
                Stream.of(addresses).map(address -> address + " " + NAME + "\n").collect(Collectors.joining());
        // A reader must find the old file or the new one, and no part of one.
        Files.move(
                Files.writeString(folder.resolve("hosts.new"), lines),
                hostsFile(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Starts the function, which looks the name up again after a second. */
    FunctionProcess startFunction(String... jvmOptions) throws IOException {
        Map<String, String> settings = new HashMap<>(RouterSettings.permitting(folder, MarkedCalls.APIS));
        settings.putAll(sandbox.settings());
        settings.put("WECHAT_API_BASE_URL", url());
        settings.put("WECHAT_CA_FILE", certificate.caFile().toString());
        settings.put("WECHAT_REQUEST_TIMEOUT_MS", Long.toString(TIMEOUT.toMillis()));
        Stream<String> names = Stream.of("-Djdk.net.hosts.file=" + hostsFile(), "-Dsun.net.inetaddr.ttl=1");
        FunctionProcess function = FunctionProcess.start(
                settings, Stream.concat(names, Stream.of(jvmOptions)).toArray(String[]::new));
        functions.add(function);
        return function;
    }

    /** Adds the order that is read, by the first call of {@code function}. */
    void addOrder(FunctionProcess function) {
        if (!write(function, ORDER, START_TIMEOUT)) {
            throw new IllegalStateException(function.output());
        }
    }

    /** Makes so many calls, each {@code pause} after the one before at the earliest. */
    CallTimes call(FunctionProcess function, boolean write, int calls, Duration pause) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        int failed = 0;
        for (int call = 0; call < calls; call++) {
            long began = System.nanoTime();
            failed += (write ? write(function, "write" + writes++, TIMEOUT) : read(function)) ? 0 : 1;
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            millis.add(took.toMillis());
            Thread.sleep(Math.max(0, pause.minus(took).toMillis()));
        }
        return new CallTimes(millis, failed);
    }

    /** Starts a Node program that makes calls likewise. */
    NodeProgram startNode(boolean write, int calls, Duration pause) throws IOException {
        return NodeProgram.start(
                "names.js",
                new JsonObject()
                        .put("url", url())
                        .put("ca", certificate.caFile().toString())
                        .put("hostsFile", hostsFile().toString())
                        .put("token", sandbox.tokens().issued().getLast())
                        .put("timeoutMillis", TIMEOUT.toMillis())
                        .put("calls", calls)
                        .put("pauseMillis", pause.toMillis())
                        .put("write", write)
                        .put("order", SampleOrder.of(ORDER)));
    }

    private static boolean read(FunctionProcess function) {
        JsonObject data = new JsonObject().put("orderId", ORDER).put("deliveryId", "STO");
        return call(function, "logistics.getOrder", data, TIMEOUT).contains("\"orderId\":\"" + ORDER + "\"");
    }

    private static boolean write(FunctionProcess function, String orderId, Duration timeout) {
        return call(function, "logistics.addOrder", SampleOrder.of(orderId), timeout)
                .contains("\"orderId\":\"" + orderId + "\"");
    }

    private static String call(FunctionProcess function, String api, JsonObject data, Duration timeout) {
        JsonObject event = new JsonObject().put("openapi", api).put("data", data);
        return function.invoke(event.encode(), timeout).body();
    }

    /** Returns the writes of the function that arrived more than once. */
    List<String> doubledWrites() {
        return IntStream.range(0, writes)
                .mapToObj(number -> "write" + number)
                .filter(order -> MarkedCalls.requests(sandbox.logistics().counters(order)) > 1)
                .toList();
    }

    private String url() {
        return "https://" + NAME + ":" + port;
    }

    private Path hostsFile() {
        return folder.resolve("hosts");
    }

    @Override
    public void close() throws IOException {
        for (FunctionProcess function : functions) {
            function.close();
        }
        for (TcpRelay server : servers) {
            server.close();
        }
        if (silent != null) {
            silent.close();
        }
        sandbox.close();
    }
}
