package io.cloudcall.tools.sandbox;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy on loopback that supports CONNECT only, optionally with basic authentication. Thread-safe. */
public final class ConnectProxy implements AutoCloseable {
    private final ServerSocket server;
    private final @Nullable String expectedAuthorization;
    private final @Nullable String refusal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final List<Closeable> sockets = new CopyOnWriteArrayList<>();

    private ConnectProxy(@Nullable String userAndPassword, @Nullable String refusal) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        expectedAuthorization = userAndPassword == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        this.refusal = refusal;
        threads.execute(this::acceptConnections);
    }

    /** Starts a proxy without authentication. */
    public static ConnectProxy start() throws IOException {
        return new ConnectProxy(null, null);
    }

    /** Starts a proxy that requires these credentials, {@code user:password}. */
    public static ConnectProxy startWithCredentials(String userAndPassword) throws IOException {
        return new ConnectProxy(userAndPassword, null);
    }

    /** Starts a proxy that answers every request with this text, such as {@code HTTP/1.1 403 Forbidden}, and closes. */
    public static ConnectProxy startRefusing(String answer) throws IOException {
        return new ConnectProxy(null, answer);
    }

    /** Returns the proxy's host and port. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Returns the targets of the tunnels so far, as host and port. */
    public List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    private void acceptConnections() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Head head = Head.read(client.getInputStream());
            if (expectedAuthorization != null
                    && !expectedAuthorization.equals(head.fields().get("proxy-authorization"))) {
                sendStatus(client, "407 Proxy Authentication Required");
                return;
            }
            if (refusal != null) {
                send(client, refusal);
                return;
            }
            tunnels.add(head.target());
            tunnel(client, head.target().split(":", 2));
        } catch (IOException e) {
            // A side closed its connection.
        }
    }

    private void tunnel(Socket client, String[] target) throws IOException {
        try (Socket upstream = new Socket(target[0], Integer.parseInt(target[1]))) {
            sockets.add(upstream);
            sendStatus(client, "200 Connection established");
            threads.execute(() -> copy(upstream, client));
            copy(client, upstream);
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // As above.
        }
    }

    private static void sendStatus(Socket client, String status) throws IOException {
        send(client, "HTTP/1.1 " + status);
    }

    private static void send(Socket client, String statusLine) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((statusLine + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable socket : new ArrayList<>(sockets)) {
            socket.close();
        }
        threads.close();
    }

    /**
     * A request's first line and fields. A client sends nothing more before the response, so a buffered reader loses no
     * bytes.
     */
    private record Head(String target, Map<String, String> fields) {

        static Head read(InputStream in) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            String request = line(lines);
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String field = line(lines); !field.isEmpty(); field = line(lines)) {
                String[] parts = field.split(": ?", 2);
                fields.put(parts[0], parts[1]);
            }
            return new Head(request.split(" ", 3)[1], fields);
        }

        private static String line(BufferedReader lines) throws IOException {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the client closed before its CONNECT request");
            }
            return line;
        }
    }
}
