package io.cloudcall.tools.sandbox.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A developer's server, written by WeChat's page about message push alone. Thread-safe. */
public final class DeveloperServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Received> pushes = new CopyOnWriteArrayList<>();
    private final Queue<Behavior> queued = new ConcurrentLinkedQueue<>();
    private volatile int verifications;
    private volatile boolean verifies = true;

    /** A push, decrypted. */
    public record Received(
            String path, Map<String, String> query, String body, String random, String text, String appId) {
        /** Returns a parameter of the URL. */
        public String parameter(String name) {
            return get(query, name);
        }

        public JsonObject json() {
            return new JsonObject(text);
        }
    }

    private static String get(Map<String, String> query, String name) {
        return Objects.requireNonNull(query.get(name), name);
    }

    @FunctionalInterface
    private interface Behavior {
        void respond(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public DeveloperServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/push");
    }

    /** Answers the next push by this. */
    public DeveloperServer thenAnswer(int status, String body) {
        queued.add(exchange -> send(exchange, status, body));
        return this;
    }

    /** Answers the next push never. */
    public DeveloperServer thenNeverAnswer() {
        queued.add(exchange -> closed.await());
        return this;
    }

    /** Closes the connection at the next push. */
    public DeveloperServer thenClose() {
        queued.add(HttpExchange::close);
        return this;
    }

    /** Fails verifications from now on, or passes them. */
    public void verifies(boolean newVerifies) {
        verifies = newVerifies;
    }

    public int verifications() {
        return verifications;
    }

    public List<Received> pushes() {
        return List.copyOf(pushes);
    }

    public List<String> types() {
        return pushes.stream().map(push -> push.json().getString("Event")).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI());
            if (exchange.getRequestMethod().equals("GET")) {
                verify(exchange, query);
            } else {
                receive(exchange, query);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void verify(HttpExchange exchange, Map<String, String> query) throws IOException {
        verifications++;
        boolean valid = get(query, "signature").equals(sign(get(query, "timestamp"), get(query, "nonce")));
        send(exchange, verifies && valid ? 200 : 403, verifies && valid ? get(query, "echostr") : "");
    }

    private void receive(HttpExchange exchange, Map<String, String> query) throws IOException, InterruptedException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String encrypted = new JsonObject(body).getString("Encrypt");
        if (!sign(get(query, "timestamp"), get(query, "nonce"), encrypted).equals(get(query, "msg_signature"))) {
            send(exchange, 403, "");
            return;
        }
        ByteBuffer plain = ByteBuffer.wrap(decrypt(encrypted));
        String random = take(plain, 16);
        String text = take(plain, plain.getInt());
        String path = exchange.getRequestURI().getRawPath();
        pushes.add(new Received(path, query, body, random, text, take(plain, plain.remaining())));
        Behavior behavior = queued.poll();
        if (behavior == null) {
            send(exchange, 200, "success");
        } else {
            behavior.respond(exchange);
        }
    }

    private static String take(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] decrypt(String encrypted) {
        try {
            byte[] key = Base64.getDecoder().decode(SandboxPushKeys.SANDBOX.encodingAesKey() + "=");
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
            byte[] padded = cipher.doFinal(Base64.getDecoder().decode(encrypted));
            return Arrays.copyOf(padded, padded.length - padded[padded.length - 1]);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(String... parts) {
        try {
            String joined = Stream.concat(Stream.of(parts), Stream.of(SandboxPushKeys.SANDBOX.token()))
                    .sorted()
                    .collect(Collectors.joining());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(joined.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(URI uri) {
        return Stream.of(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        server.stop(0);
    }
}
