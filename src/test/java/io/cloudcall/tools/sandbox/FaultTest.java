package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultTest {

    private static final Duration FOREVER = Duration.ofHours(1);
    private static final String TOKEN =
            "/cgi-bin/token?grant_type=client_credential&appid=wxID&secret=fault-test-secret";
    private static final int NORMAL_LENGTH = "{\"access_token\":\"\",\"expires_in\":7200}".length() + 136;

    private final Sandbox sandbox = Sandbox.builder()
            .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
            .appId("wxID")
            .appSecret("fault-test-secret")
            .start();
    private RawConnection connection;

    @BeforeEach
    void connect() throws IOException {
        connection = new RawConnection(sandbox);
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        sandbox.close();
    }

    @Test
    void answersWithTheBytesGiven() throws Exception {
        request(Fault.respond(502, "text/html", "<html>坏".getBytes(StandardCharsets.UTF_8)));

        String head = connection.readHead();
        assertTrue(head.startsWith("HTTP/1.1 502 "), head);
        assertTrue(head.contains("Content-Type: text/html\r\n"), head);
        assertEquals("<html>坏", connection.read(9));
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    @Test
    void answersWithWhatTheRequestHas() throws Exception {
        request(Fault.respond(
                request -> StubResponse.of(200, "text/plain", Buffer.buffer("" + request.queryParameter("appid")))));

        connection.readHead();
        assertEquals("wxID", connection.read(4));
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    @Test
    void leavesOutAContentTypeThatIsNull() throws Exception {
        request(Fault.respond(200, null, "{}"));

        assertEquals("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", connection.readHead());
    }

    @Test
    void answersWithAnErrcode() throws Exception {
        request(Fault.errcode(-1, "system error"));

        assertTrue(connection.readHead().startsWith("HTTP/1.1 200 OK\r\n"));
        assertEquals("{\"errcode\":-1,\"errmsg\":\"system error\"}", connection.read(38));
    }

    @Test
    void redirects() throws Exception {
        request(Fault.redirect("https://other.example/"));

        String head = connection.readHead();
        assertTrue(head.startsWith("HTTP/1.1 302 Found\r\n"), head);
        assertTrue(head.contains("Location: https://other.example/\r\n"), head);
    }

    @Test
    void delaysTheNormalResponse() throws Exception {
        request(Fault.delay(Duration.ofMillis(20)));

        assertTrue(readAnswer().contains(theToken()));
    }

    @Test
    void handlesNothingDuringTheDelay() throws Exception {
        request(Fault.delay(FOREVER));
        awaitPlayed();

        assertEquals(0, connection.available());
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    @Test
    void delaysAnotherFault() throws Exception {
        request(Fault.delay(Duration.ofMillis(20), Fault.closeBeforeResponse()));

        assertEquals("", connection.readUntilClose());
    }

    @Test
    void hangsWithTheConnectionOpen() throws Exception {
        request(Fault.hang());
        awaitPlayed();

        assertEquals(0, connection.available());
        assertEquals(1, sandbox.openConnections());
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    @Test
    void closesBeforeHandlingTheRequest() throws Exception {
        request(Fault.closeBeforeResponse());

        assertEquals("", connection.readUntilClose());
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    @Test
    void dropsTheResponseAfterTheWork() throws Exception {
        request(Fault.dropResponse());

        assertEquals("", connection.readUntilClose());
        assertEquals(1, sandbox.tokens().issued().size());
    }

    @Test
    void breaksOffInTheMiddleOfTheBody() throws Exception {
        request(Fault.truncateAfter(17));

        assertTrue(connection.readHead().contains("Content-Length: " + NORMAL_LENGTH + "\r\n"));
        assertEquals("{\"access_token\":\"", connection.readUntilClose());
    }

    @Test
    void breaksOffAfterTheHead() throws Exception {
        request(Fault.truncateAfter(0));

        assertTrue(connection.readHead().contains("Content-Length: " + NORMAL_LENGTH + "\r\n"));
        assertEquals("", connection.readUntilClose());
    }

    @Test
    void announcesMoreThanItSendsBeforeItCloses() throws Exception {
        request(Fault.contentLengthTooLarge(10));

        assertTrue(connection.readHead().contains("Content-Length: " + (NORMAL_LENGTH + 10) + "\r\n"));
        assertEquals(normalAnswer(), connection.readUntilClose());
    }

    @Test
    void sendsMoreThanItAnnouncesAndGoesOn() throws Exception {
        request(Fault.contentLengthTooSmall(10));

        assertTrue(connection.readHead().contains("Content-Length: " + (NORMAL_LENGTH - 10) + "\r\n"));
        assertEquals(normalAnswer(), connection.read(NORMAL_LENGTH));
        connection.get("/x");
        assertTrue(connection.readHead().startsWith("HTTP/1.1 200 OK\r\n"));
    }

    @Test
    void sendsTheResponseTwice() throws Exception {
        request(Fault.duplicateResponse());

        String first = readAnswer();
        assertEquals(first.toLowerCase(Locale.ROOT), readAnswer().toLowerCase(Locale.ROOT));
        assertTrue(first.endsWith(normalAnswer()), first);
        assertEquals(1, sandbox.tokens().issued().size());
    }

    @Test
    void letsSomethingHappenBeforeTheWork() throws Exception {
        request(Fault.beforeWork(() -> sandbox.tokens().setLifetime(Duration.ofMinutes(10))));

        assertTrue(readAnswer().endsWith("\"expires_in\":600}"));
    }

    @Test
    void runsAnEventBetweenWorkAndResponse() throws Exception {
        request(Fault.beforeResponse(() -> sandbox.tokens().revoke(theToken())));

        assertTrue(readAnswer().endsWith(normalAnswer()));
        assertThrows(ApiErrorException.class, () -> sandbox.tokens().require(theToken()));
    }

    @Test
    void dripsThePiecesOfTheBody() throws Exception {
        request(Fault.slowBody(50, Duration.ofMillis(1)));

        assertTrue(readAnswer().endsWith(normalAnswer()));
    }

    @Test
    void sendsNoPieceBeforeItsTime() throws Exception {
        request(Fault.slowBody(17, FOREVER));

        assertTrue(connection.readHead().contains("Content-Length: " + NORMAL_LENGTH + "\r\n"));
        assertEquals("{\"access_token\":\"", connection.read(17));
        assertEquals(0, connection.available());
    }

    @Test
    void resetsBeforeHandlingTheRequest() throws Exception {
        request(Fault.reset());

        assertReset();
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    @Test
    void resetsAfterTheWork() throws Exception {
        request(Fault.resetAfterWork());

        assertReset();
        assertEquals(1, sandbox.tokens().issued().size());
    }

    @Test
    void resetsWithinTheHead() throws Exception {
        request(Fault.resetWithin(12));

        assertEquals("HTTP/1.1 200", connection.read(12));
        assertReset();
    }

    @Test
    void closesWithinTheHead() throws Exception {
        request(Fault.closeWithin(12));

        assertEquals("HTTP/1.1 200", connection.readUntilClose());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 104, 110, 199})
    void sendsAnInterimResponseFirst(int status) throws Exception {
        request(Fault.interim(status));

        String interim = connection.readHead();
        assertTrue(interim.matches("HTTP/1\\.1 " + status + " [^\\r\\n]+\\r\\n\\r\\n"), interim);
        assertTrue(readAnswer().endsWith(normalAnswer()));
    }

    @Test
    void sendsAnInterimResponseAlone() throws Exception {
        request(Fault.interim(104, FOREVER));

        assertTrue(connection.readHead().startsWith("HTTP/1.1 104 "));
        assertEquals(0, connection.available());
    }

    @Test
    void sendsSeveralInterimResponsesBeforeAnotherFault() throws Exception {
        request(Fault.interim(100, Fault.interim(103, Fault.errcode(-1, "system error"))));

        assertTrue(connection.readHead().startsWith("HTTP/1.1 100 "));
        assertTrue(connection.readHead().startsWith("HTTP/1.1 103 "));
        assertTrue(readAnswer().endsWith("{\"errcode\":-1,\"errmsg\":\"system error\"}"));
    }

    @Test
    void sendsTheResponseAgainOnTheNextRequest() throws Exception {
        request(Fault.duplicateOnNextRequest());
        String first = readAnswer();
        assertTrue(first.endsWith(normalAnswer()), first);
        assertEquals(0, connection.available());

        connection.get("/x");

        assertEquals(first.toLowerCase(Locale.ROOT), readAnswer().toLowerCase(Locale.ROOT));
        assertTrue(readAnswer().contains("\"errcode\":40066"));
    }

    @Test
    void staysOneResponseLate() throws Exception {
        request(Fault.stayOneResponseLate());
        assertTrue(readAnswer().endsWith(normalAnswer()));

        connection.get("/x");
        assertTrue(readAnswer().endsWith(normalAnswer()));
        connection.get(TOKEN);
        assertTrue(readAnswer().contains("\"errcode\":40066"));
        connection.get("/x");
        assertTrue(readAnswer().contains(sandbox.tokens().issued().getLast()));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void isAGatewayWithoutItsUpstream(int status) throws Exception {
        request(Fault.unavailable(status, Duration.ofSeconds(7)));

        String head = connection.readHead();
        assertTrue(head.startsWith("HTTP/1.1 " + status + " "), head);
        assertTrue(head.contains("Retry-After: 7\r\n"), head);
    }

    @Test
    void leavesOutARetryAfterThatIsNull() throws Exception {
        request(Fault.unavailable(503, null));

        assertFalse(connection.readHead().contains("Retry-After"));
    }

    @Test
    void answersWithTheQuotaOfAMinute() throws Exception {
        request(Fault.minuteQuota());

        assertTrue(readAnswer().contains("{\"errcode\":45011,"));
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    @Test
    void answersWithTheRefusalOfACarrier() throws Exception {
        request(Fault.carrierRefusal(10002, "no such post code"));

        assertTrue(readAnswer()
                .endsWith("{\"errcode\":9300501,\"errmsg\":\"delivery logic fail\","
                        + "\"delivery_resultcode\":10002,\"delivery_resultmsg\":\"no such post code\"}"));
    }

    @Test
    void happensOnlyOnceToAConnection() throws Exception {
        request(Fault.respond(500, null, ""));
        assertTrue(connection.readHead().startsWith("HTTP/1.1 500 "));

        connection.get(TOKEN);

        assertFalse(readAnswer().contains("errcode"));
    }

    private void request(Fault fault) throws IOException {
        sandbox.faults().next("/cgi-bin/token", fault);
        connection.get(TOKEN);
    }

    private void assertReset() {
        SocketException reset = assertThrows(SocketException.class, () -> connection.readUntilClose());
        assertEquals("Connection reset", reset.getMessage());
    }

    private void awaitPlayed() throws InterruptedException {
        sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
    }

    private String readAnswer() throws IOException {
        String head = connection.readHead();
        String length = head.replaceFirst("(?si).*content-length: (\\d+).*", "$1");
        return head + connection.read(Integer.parseInt(length));
    }

    private String theToken() {
        return sandbox.tokens().issued().getFirst();
    }

    private String normalAnswer() {
        return "{\"access_token\":\"" + theToken() + "\",\"expires_in\":7200}";
    }
}
