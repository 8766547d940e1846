package io.cloudcall.tools.sandbox.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sandbox against the request and the response of WeChat's guide, whose values its own code did not make. */
final class RequestVerifierTest {
    private final JsonObject vectors = read();
    private final JsonObject request = vectors.getJsonObject("request");
    private final Instant sentAt = Instant.ofEpochSecond(request.getLong("timestamp"));
    private final Clock clock = MockClock.at(sentAt);

    @Test
    void acceptsTheRequestOfTheGuide() throws Exception {
        byte[] plaintext = new RequestVerifier(clock).verify(received(request.getString("body")), keys());

        assertEquals(request.getString("plaintext"), new String(plaintext, StandardCharsets.UTF_8));
    }

    @Test
    void refusesAnotherBodyUnderTheSignatureOfTheGuide() throws Exception {
        DeveloperKeys keys = keys();
        ReceivedRequest changed = received(request.getString("body") + "\n");
        RequestVerifier verifier = new RequestVerifier(clock);

        ApiErrorException error = assertThrows(ApiErrorException.class, () -> verifier.verify(changed, keys));
        assertEquals(Errcode.INVALID_CALL_SIGNATURE, error.errcode());
    }

    @Test
    void decryptsTheResponseOfTheGuide() {
        JsonObject response = vectors.getJsonObject("response");
        CallContext call = new CallContext(
                "/wxa/getuserriskrank",
                vectors.getString("appid"),
                response.getValue("timestamp").toString());
        byte[] plaintext = cipher().decrypt(response.getString("body").getBytes(StandardCharsets.UTF_8), call)
                .orElseThrow();

        assertEquals(response.getString("plaintext"), new String(plaintext, StandardCharsets.UTF_8));
        assertTrue(response.getString("signaturePayload")
                .equals(new String(
                        call.payload(response.getString("body").getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8)));
    }

    private ReceivedRequest received(String body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Wechatmp-Appid", List.of(vectors.getString("appid")));
        headers.put("Wechatmp-TimeStamp", List.of(request.getValue("timestamp").toString()));
        headers.put("Wechatmp-Serial", List.of(request.getString("asymmetricSn")));
        headers.put("Wechatmp-Signature", List.of(request.getString("signature")));
        String path = "/wxa/getuserriskrank";
        return new ReceivedRequest(
                "POST", path, path, Map.of(), headers, Buffer.buffer(body), sentAt, vectors.getString("appid"), 1);
    }

    private DeveloperKeys keys() throws Exception {
        String pem = request.getString("publicKey").replaceAll("-----[A-Z ]+-----", "");
        PublicKey key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        return new DeveloperKeys(cipher(), new StubKeyPair(request.getString("asymmetricSn"), new KeyPair(key, null)));
    }

    private StubCipher cipher() {
        JsonObject symmetric = vectors.getJsonObject("symmetric");
        return new StubCipher(symmetric.getString("sn"), symmetric.getString("key"));
    }

    private static JsonObject read() {
        try (InputStream in =
                RequestVerifierTest.class.getResourceAsStream("/io/cloudcall/signing/signing-vectors.json")) {
            return new JsonObject(Buffer.buffer(Objects.requireNonNull(in).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
