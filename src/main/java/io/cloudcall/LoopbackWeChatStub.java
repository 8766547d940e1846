package io.cloudcall;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers each request on the loopback interface with the same object, which is an access token and a list of accounts at once, until it
 * is closed. For this process's own client: one connection at a time.
 */
final class LoopbackWeChatStub implements AutoCloseable {
    private static final String RESPONSE_BODY =
            "{\"access_token\":\"of nobody\",\"expires_in\":7200,\"count\":1,\"list\":[{\"biz_id\":\"0\","
                    + "\"delivery_id\":\"STO\",\"create_time\":1578463586,\"status_code\":0,\"alias\":\"\",\"quota_num\":2,"
                    + "\"service_type\":[{\"service_type\":1,\"service_name\":\"标准快递\"}]}]}";

    private static final String CONTENT_LENGTH = "content-length:";

    private final ServerSocket server;

    private LoopbackWeChatStub(ServerSocket server) {
        this.server = server;
    }

    static LoopbackWeChatStub start() throws IOException {
        LoopbackWeChatStub stub = new LoopbackWeChatStub(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(stub::serve, "snapstart-priming");
        thread.setDaemon(true);
        thread.start();
        return stub;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    serveConnection(socket);
                }
            }
        } catch (IOException closed) {
            // So ends what was started.
        }
    }

    private static void serveConnection(Socket socket) throws IOException {
        byte[] body = RESPONSE_BODY.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        while (skipRequest(in)) {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        }
    }

    /** Reads past a request; false if there is none any more. */
    private static boolean skipRequest(BufferedReader in) throws IOException {
        long length = 0;
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            if (line.regionMatches(true, 0, CONTENT_LENGTH, 0, CONTENT_LENGTH.length())) {
                length = Long.parseLong(line.substring(CONTENT_LENGTH.length()).strip());
            }
            line = in.readLine();
        }
        for (long rest = length; rest > 0 && in.read() >= 0; rest--) {
            // Nobody looks at it.
        }
        return line != null;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
