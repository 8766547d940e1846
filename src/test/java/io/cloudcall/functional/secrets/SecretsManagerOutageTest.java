package io.cloudcall.functional.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stores that fail, or cannot be reached. */
class SecretsManagerOutageTest extends StoredSecretFixture {
    @ParameterizedTest
    @CsvSource({
        "400,ThrottlingException",
        "400,RequestLimitExceeded",
        "429,TooManyRequestsException",
        "500,InternalServiceError",
        "503,ServiceUnavailable"
    })
    void asksOnceMoreWhenTheStoreIsInTrouble(int status, String errorCode) {
        store.respondWithError(status, errorCode, "later");

        assertUnavailable(NOT_ANSWERED);
        assertRequests(2);
        assertTrue(pauses.get(0) >= 50 && pauses.get(0) <= 150, pauses.toString());
    }

    @Test
    void reportsAStoreThatRefusesConnections() {
        store.close();

        assertUnavailable(NOT_REACHED);
        assertEquals(1, pauses.size());
    }

    @Test
    void reportsInTimeAStoreThatDoesNotAnswer() {
        store.neverRespond();

        assertUnavailable(NOT_REACHED);
        assertRequests(2);
    }

    @Test
    void reportsInTimeAnAnswerThatNeverEnds() {
        store.respondSlowly();

        assertUnavailable(NOT_REACHED);
        assertRequests(2);
    }

    @Test
    void reportsAStoreThatBreaksOff() {
        store.truncateResponse();

        assertUnavailable(NOT_REACHED);
        assertRequests(2);
    }

    @Test
    void reportsAStoreThatDoesNotSpeakHttp() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            settings.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getLocalPort());
            Thread.ofVirtual().start(() -> babble(server));

            assertUnavailable(NOT_REACHED);
        }
    }

    private static void babble(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("hidden babble\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
