package io.cloudcall.tools.sandbox.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.KeyCase;
import io.cloudcall.json.StrictJsonParser;
import io.cloudcall.signing.ApiSecurity;
import io.cloudcall.signing.OpenedResponse;
import io.cloudcall.signing.SignedRequest;
import io.cloudcall.signing.UnverifiedResponseException;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The function's signing against the sandbox's, which were written apart. */
final class FunctionSigningTest {
    private static final String PATH = "/wxa/getuserriskrank";
    private static final String BODY = "{\"appid\":\"wx\",\"openid\":\"o\",\"scene\":0,\"client_ip\":\"::1\"}";

    private final MockClock clock = MockClock.at(Instant.parse("2026-11-01T00:00:00Z"));

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    @AutoClose
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ApiSecurity security = security();

    @Test
    void isAccepted() throws Exception {
        OpenedResponse opened = security.open(PATH, send());

        String body = new String(opened.response().body(), StandardCharsets.UTF_8);
        assertTrue(body.contains("\"risk_rank\":0"), body);
        assertNull(opened.deprecatedSn());
    }

    @Test
    void acceptsTheOldCertificateWhileItIsReplaced() throws Exception {
        String old =
                sandbox.security().getJsonArray("certificates").getJsonObject(0).getString("sn");
        sandbox.signing().rotateCertificate();

        assertEquals(old, security.open(PATH, send()).deprecatedSn());
        assertNull(security().open(PATH, send()).deprecatedSn());
    }

    @Test
    void refusesTheNewCertificateAlone() throws Exception {
        sandbox.signing().rotateCertificate();
        sandbox.signing().retireDeprecatedCertificate();
        TransportResponse response = send();

        assertThrows(UnverifiedResponseException.class, () -> security.open(PATH, response));
    }

    @ParameterizedTest
    @EnumSource(Tampering.class)
    void refusesASpoiltResponse(Tampering tampering) throws Exception {
        sandbox.signing().tamper(tampering);
        TransportResponse response = send();

        assertThrows(UnverifiedResponseException.class, () -> security.open(PATH, response));
    }

    private ApiSecurity security() {
        return ApiSecurity.parse(sandbox.security().encode(), sandbox.appId(), true, "the sandbox", clock);
    }

    private TransportResponse send() throws Exception {
        JsonObject body = (JsonObject) StrictJsonParser.parse(BODY.getBytes(StandardCharsets.UTF_8));
        SignedRequest signed = security.sign(PATH, JsonObject.EMPTY, body, KeyCase.AS_IS);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(sandbox.baseUrl() + PATH + "?access_token=" + caller.fetchToken()))
                .POST(BodyPublishers.ofByteArray(signed.body()));
        signed.headers().forEach(request::header);
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new TransportResponse(response.statusCode(), headers, response.body());
    }
}
