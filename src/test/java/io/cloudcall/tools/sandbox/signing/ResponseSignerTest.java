package io.cloudcall.tools.sandbox.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The signatures of responses, the replacement of the certificate, and responses that are tampered with. */
final class ResponseSignerTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final String SERIAL = "Wechatmp-Serial";
    private static final String SIGNATURE = "Wechatmp-Signature";
    private static final String DEPRECATED_SERIAL = "Wechatmp-Serial-Deprecated";
    private static final String DEPRECATED_SIGNATURE = "Wechatmp-Signature-Deprecated";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().clock(MockClock.at(START)).start();

    private HandSignedCall call() {
        return new HandSignedCall(
                sandbox,
                MockClock.at(START),
                "/wxa/getuserriskrank",
                JsonObject.of("appid", "wx", "openid", "o", "scene", 0, "client_ip", "::1"));
    }

    private JsonObject certificate(int index) {
        return sandbox.security().getJsonArray("certificates").getJsonObject(index);
    }

    @Test
    void signsByThePlatformCertificate() throws Exception {
        HandSignedCall call = call();
        HttpResponse<String> response = call.send();

        assertEquals(certificate(0).getString("sn"), header(response, SERIAL));
        assertEquals(sandbox.appId(), header(response, "Wechatmp-AppId"));
        assertTrue(call.isSignedBy(response, certificate(0), SIGNATURE));
        assertTrue(response.headers().firstValue(DEPRECATED_SERIAL).isEmpty());
    }

    @Test
    void hasACertificateThatIsValidNow() throws Exception {
        byte[] pem = certificate(0).getString("pem").getBytes(StandardCharsets.US_ASCII);
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));

        certificate.checkValidity(Date.from(START));
        certificate.verify(certificate.getPublicKey());
        assertEquals(
                "CN=Sandbox Platform", certificate.getSubjectX500Principal().getName());
    }

    @Test
    void signsByBothCertificatesWhileOneReplacesTheOther() throws Exception {
        JsonObject old = certificate(0);
        sandbox.signing().rotateCertificate();
        HandSignedCall call = call();
        HttpResponse<String> response = call.send();

        assertNotEquals(old, certificate(0));
        assertEquals(old, certificate(1));
        assertEquals(certificate(0).getString("sn"), header(response, SERIAL));
        assertEquals(old.getString("sn"), header(response, DEPRECATED_SERIAL));
        assertTrue(call.isSignedBy(response, certificate(0), SIGNATURE));
        assertTrue(call.isSignedBy(response, old, DEPRECATED_SIGNATURE));
        assertFalse(call.isSignedBy(response, old, SIGNATURE));
    }

    @Test
    void signsByTheNewCertificateAloneInTheEnd() throws Exception {
        sandbox.signing().rotateCertificate();
        sandbox.signing().retireDeprecatedCertificate();
        HttpResponse<String> response = call().send();

        assertEquals(1, sandbox.security().getJsonArray("certificates").size());
        assertTrue(response.headers().firstValue(DEPRECATED_SERIAL).isEmpty());
        assertTrue(response.headers().firstValue(DEPRECATED_SIGNATURE).isEmpty());
    }

    @Test
    void spoilsTheNextResponseOnly() throws Exception {
        assertEquals("f".repeat(32), header(spoilt(Tampering.UNKNOWN_SERIAL), SERIAL));
        assertEquals(certificate(0).getString("sn"), header(call().send(), SERIAL));
    }

    @Test
    void leavesHeaderFieldsOut() throws Exception {
        sandbox.signing().rotateCertificate();

        HttpResponse<String> noSerial = spoilt(Tampering.NO_SERIAL);
        assertTrue(noSerial.headers().firstValue(SERIAL).isEmpty());
        assertTrue(noSerial.headers().firstValue(DEPRECATED_SERIAL).isEmpty());
        HttpResponse<String> noSignature = spoilt(Tampering.NO_SIGNATURE);
        assertTrue(noSignature.headers().firstValue(SIGNATURE).isEmpty());
        assertTrue(noSignature.headers().firstValue(DEPRECATED_SIGNATURE).isEmpty());
        assertTrue(spoilt(Tampering.NO_TIMESTAMP)
                .headers()
                .firstValue("Wechatmp-TimeStamp")
                .isEmpty());
    }

    @Test
    void changesWhatIsSigned() throws Exception {
        for (Tampering tampering :
                new Tampering[] {Tampering.CHANGED_BODY, Tampering.OTHER_TIMESTAMP, Tampering.PKCS1_SIGNATURE}) {
            HandSignedCall call = call();
            sandbox.signing().tamper(tampering);
            assertFalse(call.isSignedBy(call.send(), certificate(0), SIGNATURE), tampering.name());
        }
    }

    @Test
    void changesTheTagUnderACorrectSignature() throws Exception {
        HandSignedCall call = call();
        HttpResponse<String> response = spoilt(Tampering.CHANGED_TAG);

        assertTrue(call.isSignedBy(response, certificate(0), SIGNATURE));
        assertThrows(AEADBadTagException.class, () -> call.decrypt(response));
    }

    @Test
    void answersForAnotherAppOrTimeUnderACorrectSignature() throws Exception {
        HandSignedCall call = call();
        HttpResponse<String> other = spoilt(Tampering.OTHER_APP_ID);
        assertTrue(call.isSignedBy(other, certificate(0), SIGNATURE));
        assertNotEquals(sandbox.appId(), call.decrypt(other).getString("_appid"));

        HttpResponse<String> old = spoilt(Tampering.OLD_TIMESTAMP);
        assertTrue(call.isSignedBy(old, certificate(0), SIGNATURE));
        assertEquals(START.getEpochSecond() - 600, call.decrypt(old).getLong("_timestamp"));
    }

    @Test
    void answersClearlyUnderACorrectSignature() throws Exception {
        HttpResponse<String> response = spoilt(Tampering.CLEAR_BODY);

        assertTrue(call().isSignedBy(response, certificate(0), SIGNATURE));
        assertEquals(0, new JsonObject(response.body()).getInteger("errcode"));
    }

    @Test
    void recordsTheRequestsWhoseResponseItSpoilt() throws Exception {
        HandSignedCall call = call();
        spoilt(Tampering.CHANGED_TAG);
        sandbox.signing().tamper(Tampering.CHANGED_TAG);
        sandbox.signing().clearTampering();
        call.send();

        List<ReceivedRequest> signed = signedRequests();
        assertEquals(2, signed.size());
        assertEquals(1, sandbox.signing().tampered().size());
        assertSame(signed.getFirst(), sandbox.signing().tampered().getFirst());
    }

    @Test
    void hasTheContentOfASignedRequest() throws Exception {
        call().send();

        String content =
                sandbox.signing().contentOf(signedRequests().getFirst()).orElseThrow();
        assertEquals("::1", new JsonObject(content).getString("client_ip"));
    }

    private List<ReceivedRequest> signedRequests() {
        return sandbox.requests().stream().filter(SandboxSigning::isSigned).toList();
    }

    private HttpResponse<String> spoilt(Tampering tampering) throws Exception {
        HandSignedCall call = call();
        sandbox.signing().tamper(tampering);
        return call.send();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }
}
