package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests the sandbox's own API takes, as bytes. */
@Timeout(60)
final class RequestPolicyTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    /** Returns the whole response. */
    private String send(String method, String path, String head, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            socket.setSoTimeout(20_000);
            String request = method + " " + path + " HTTP/1.1\r\n" + head + "Connection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int status(String method, String path, String head, String body) throws IOException {
        return Integer.parseInt(send(method, path, head, body).split(" ", 3)[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8089",
                "127.0.0.1:8089",
                "172.17.0.1",
                "[::1]:8089",
                "sandbox:8089",
                "cloudcall_sandbox-1",
                "host.docker.internal:8089",
                "sandbox.testing.svc.cluster.local",
                "sandbox.test"
            })
    void takesItsOwnNames(String host) throws Exception {
        assertEquals(200, status("GET", "/_sandbox/health", "Host: " + host + "\r\n", ""));
        assertEquals(200, status("GET", "/", "Host: " + host + "\r\n", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example\r\n",
                "Host: localhost.evil.example\r\n",
                "Host: 127.0.0.1.evil.example:80\r\n",
                "Host: 1.2.3.4.nip.io\r\n",
                "Host: test.com\r\n",
                "Host: evil.example.\r\n",
                "Host: \r\n",
                "Host: localhost evil\r\n",
                "Host: user@localhost\r\n",
                "Host: localhost\r\nHost: evil.example\r\n",
                ""
            })
    void refusesNamesThatAnyoneCouldResolveToThisMachine(String head) throws Exception {
        for (String path : new String[] {"/_sandbox/requests", "/", "/console.js"}) {
            int status = status("GET", path, head, "");
            assertTrue(status == 403 || status == 400, path + ": " + status);
        }
    }

    @Test
    void takesTheNameThatItListensOn() throws Exception {
        requireOwnHost("sandbox.example.com", "Sandbox.Example.com:8089");
    }

    private static void requireOwnHost(String own, String host) throws Exception {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Host", host);
        new RequestPolicy(own).require(headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "http://localhost",
                "http://localhost:8090",
                "http://localhost:80890",
                "http://127.0.0.1:8089",
                "http://user@localhost:8089",
                "file://localhost:8089",
                ""
            })
    void refusesOtherOrigins(String origin) throws Exception {
        String head = "Host: localhost:8089\r\nOrigin: " + origin + "\r\nContent-Type: application/json\r\n";

        assertEquals(403, status("POST", "/_sandbox/faults", head, "{\"fault\":\"hang\"}"));
        assertEquals(403, status("GET", "/_sandbox/requests", head, ""));
        assertEquals(0, sandbox.faults().pending());
    }

    @Test
    void takesItsOwnOrigin() throws Exception {
        String head = "Host: localhost:8089\r\nOrigin: http://localhost:8089\r\nContent-Type: application/json\r\n";

        assertEquals(201, status("POST", "/_sandbox/faults", head, "{\"fault\":\"hang\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: text/plain\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: multipart/form-data\r\n",
                "Content-Type: text/plain; application/json\r\n",
                "Content-Type: application/jsonp\r\n"
            })
    void refusesWhatAFormCouldSend(String contentType) throws Exception {
        String head = "Host: localhost\r\n" + contentType;

        assertEquals(415, status("POST", "/_sandbox/faults", head, "{\"fault\":\"hang\"}"));
        assertEquals(415, status("DELETE", "/_sandbox/requests", head, ""));
        assertEquals(415, status("POST", "/_sandbox/reset", head, ""));
        assertEquals(0, sandbox.faults().pending());
    }

    @Test
    void takesJsonWithACharset() throws Exception {
        String head = "Host: localhost\r\nContent-Type: Application/JSON; charset=utf-8\r\n";

        assertEquals(201, status("POST", "/_sandbox/faults", head, "{\"fault\":\"hang\"}"));
    }

    @Test
    void refusesAQueryThatIsNotPercentEncoded() throws Exception {
        assertEquals(400, status("GET", "/_sandbox/requests?limit=%zz", "Host: localhost\r\n", ""));
    }

    /** Preflights of browsers get no permission. */
    @Test
    void permitsNothingToOtherSites() throws Exception {
        String head = "Host: localhost\r\nOrigin: http://evil.example\r\nAccess-Control-Request-Method: PUT\r\n";

        String response = send("OPTIONS", "/_sandbox/clock", head, "");
        assertTrue(response.startsWith("HTTP/1.1 403 "), response);
        assertTrue(!response.toLowerCase(Locale.ROOT).contains("access-control"), response);
    }

    @Test
    void leavesWeChatsPathsToEveryHost() throws Exception {
        String head = "Host: api.weixin.qq.com\r\nOrigin: http://evil.example\r\n";

        assertEquals(200, status("GET", "/cgi-bin/token", head, ""));
    }
}
