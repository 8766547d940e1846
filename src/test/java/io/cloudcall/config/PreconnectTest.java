package io.cloudcall.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.http.connection.PreconnectedSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings let TCP handshakes with WeChat start before the client is there, and how many. */
@Timeout(30)
class PreconnectTest {

    /** Settings by name and value, and the number of sockets. */
    @ParameterizedTest
    @CsvSource({
        "WECHAT_EAGER=true, 2",
        "WECHAT_EAGER=true CLOUD_CALL_API=logistics.addOrder, 3",
        "WECHAT_EAGER=true CLOUD_CALL_API=*, 3",
        "WECHAT_EAGER=true WECHAT_ACCESS_TOKEN_URL=http://127.0.0.1:1/ WECHAT_APP_SECRET=, 1",
        "WECHAT_EAGER=true HTTPS_PROXY=http://127.0.0.1:1, 0",
        "WECHAT_EAGER=false, 0",
    })
    void startsAsManyAsAnEagerStartOpens(String settings, int count) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            FunctionConfig config = FunctionConfig.fromEnvironment(environment(server, settings));

            PreconnectedSockets sockets = config.preconnect(Clock.systemUTC()).preconnected();

            assertEquals(count == 0, sockets.equals(config.httpClientConfig().preconnected()));
            for (int i = 0; i < count; i++) {
                server.accept().close();
            }
            assertNoMoreConnections(server);
            sockets.close();
        }
    }

    /** The next connection in the server's queue is the test's own. */
    private static void assertNoMoreConnections(ServerSocket server) throws IOException {
        try (Socket own = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket next = server.accept()) {
            assertEquals(own.getLocalPort(), next.getPort());
        }
    }

    private static EnvironmentVariables environment(ServerSocket server, String settings) {
        Map<String, String> variables = Stream.concat(
                        Stream.of(
                                "WECHAT_APP_ID=wx0000000000000001",
                                "WECHAT_APP_SECRET=secret",
                                "WECHAT_API_BASE_URL=http://127.0.0.1:" + server.getLocalPort()),
                        Arrays.stream(settings.split(" ", -1)))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, last) -> last));
        return new EnvironmentVariables(variables);
    }
}
