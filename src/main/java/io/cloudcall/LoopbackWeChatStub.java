package io.cloudcall;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/**
 * A stub of WeChat's API on the loopback interface. It responds to every request with the same object, which serves as
 * the response of the token call and of logistics.getAllAccount. The JDK's HTTP server leaves no thread running once it
 * is closed. Bundles lack that server and need none, as SnapStart applies to managed Java only.
 */
final class LoopbackWeChatStub implements AutoCloseable {
    private static final byte[] TOKEN =
            "{\"access_token\":\"stub-token\",\"expires_in\":7200}".getBytes(StandardCharsets.UTF_8);

    private static final byte[] ACCOUNTS = ("{\"count\":1,\"list\":[{\"biz_id\":\"0\","
                    + "\"delivery_id\":\"STO\",\"create_time\":1578463586,\"status_code\":0,"
                    + "\"alias\":\"\",\"quota_num\":2,"
                    + "\"service_type\":[{\"service_type\":1,\"service_name\":\"标准快递\"}]}]}")
            .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final String host;

    private LoopbackWeChatStub(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    static LoopbackWeChatStub start() throws IOException {
        LoopbackWeChatStub stub = start(ACCOUNTS);
        stub.server.createContext("/cgi-bin/stable_token", exchange -> respond(exchange, TOKEN));
        return stub;
    }

    /** Starts a stub of any other service, whose response is the same to each request. */
    static LoopbackWeChatStub start(byte[] response) throws IOException {
        return start(HttpServer.create(), "http://127.0.0.1", response);
    }

    /** Starts a stub with TLS, which presents a certificate for localhost. */
    static LoopbackWeChatStub startTls(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return start(server, "https://localhost", ACCOUNTS);
    }

    private static LoopbackWeChatStub start(HttpServer server, String host, byte[] response) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> respond(exchange, response));
        server.start();
        return new LoopbackWeChatStub(server, host);
    }

    private static void respond(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String url() {
        return host + ":" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
