package io.cloudcall.signing;

import static io.cloudcall.signing.SigningVectors.REQUEST;
import static io.cloudcall.signing.SigningVectors.RESPONSE;
import static io.cloudcall.signing.SigningVectors.bytes;
import static io.cloudcall.signing.SigningVectors.number;
import static io.cloudcall.signing.SigningVectors.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.KeyCase;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Tests with the values of WeChat's guide. */
class SigningVectorsTest {
    private static final MessageContext CONTEXT =
            MessageContext.of(SigningVectors.PATH, SigningVectors.appId(), Long.toString(number(REQUEST, "timestamp")));

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the parameters of the caller in the plaintext. */
    private static JsonObject parameters() {
        JsonObject plaintext = (JsonObject) StrictJsonParser.parse(utf8(text(REQUEST, "plaintext")));
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>(plaintext.members());
        members.keySet().removeIf(name -> name.startsWith("_"));
        return JsonObject.of(members);
    }

    private static SignedRequest signedRequest() {
        OneTimeValues values =
                new OneTimeValues("o89QaPVsRu1yppIZzvSZc4", bytes(REQUEST, "iv"), number(REQUEST, "timestamp"));
        return new RequestSigner(SigningVectors.appId(), SigningVectors.keys())
                .sign(SigningVectors.PATH, JsonObject.EMPTY, parameters(), KeyCase.SNAKE, values);
    }

    @Test
    void bindsTheRequest() {
        assertEquals(
                text(REQUEST, "aad"), new String(CONTEXT.aad(SigningVectors.symmetricSn()), StandardCharsets.UTF_8));
        assertEquals(
                text(REQUEST, "signaturePayload"),
                new String(CONTEXT.signaturePayload(utf8(text(REQUEST, "body"))), StandardCharsets.UTF_8));
    }

    @Test
    void encryptsTheRequest() {
        byte[] body = signedRequest().body();

        assertEquals(text(REQUEST, "body"), new String(body, StandardCharsets.UTF_8));
        assertEquals(number(REQUEST, "bodyLength"), body.length);
    }

    @Test
    void decryptsTheRequest() {
        SealedBody sealed =
                Objects.requireNonNull(SealedBody.of((JsonObject) StrictJsonParser.parse(utf8(text(REQUEST, "body")))));

        byte[] plaintext = MessageCipher.decrypt(
                SigningVectors.symmetric(), sealed.iv(), utf8(text(REQUEST, "aad")), sealed.sealed());

        assertEquals(text(REQUEST, "plaintext"), new String(plaintext, StandardCharsets.UTF_8));
    }

    @Test
    void verifiesTheSignatureOfTheRequest() throws GeneralSecurityException {
        byte[] signature = bytes(REQUEST, "signature");
        byte[] payload = utf8(text(REQUEST, "signaturePayload"));

        assertTrue(MessageSignature.verify(SigningVectors.requestPublicKey(), payload, signature));
    }

    @Test
    void refusesAFifthFieldAndALineBreakAtTheEnd() throws GeneralSecurityException {
        byte[] signature = bytes(REQUEST, "signature");
        String payload = text(REQUEST, "signaturePayload");
        String fiveFields = payload.replaceFirst("(\n[0-9]+\n)", "$1" + text(REQUEST, "asymmetricSn") + "\n");

        assertFalse(MessageSignature.verify(SigningVectors.requestPublicKey(), utf8(fiveFields), signature));
        assertFalse(MessageSignature.verify(SigningVectors.requestPublicKey(), utf8(payload + "\n"), signature));
    }

    @Test
    void refusesThePaddingOfPkcs1() throws GeneralSecurityException {
        Signature pkcs1 = Signature.getInstance("SHA256withRSA");
        pkcs1.initVerify(SigningVectors.requestPublicKey());
        pkcs1.update(utf8(text(REQUEST, "signaturePayload")));

        assertFalse(pkcs1.verify(bytes(REQUEST, "signature")), "the guide's signature is none of PKCS#1 v1.5");
        assertFalse(
                MessageSignature.verify(
                        TestPeer.publicKey(TestKeyPairs.DEVELOPER), new byte[] {1}, signByPkcs1(new byte[] {1})),
                "nor is one of PKCS#1 v1.5 accepted");
    }

    private static byte[] signByPkcs1(byte[] payload) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(TestKeyPairs.DEVELOPER.getPrivate());
        signature.update(payload);
        return signature.sign();
    }

    @Test
    void sendsTheHeadersOfTheRequest() throws GeneralSecurityException {
        SignedRequest request = signedRequest();

        assertEquals(SigningVectors.appId(), request.headers().get("Wechatmp-Appid"));
        assertEquals("1635927954", request.headers().get("Wechatmp-TimeStamp"));
        assertEquals(text(REQUEST, "asymmetricSn"), request.headers().get("Wechatmp-Serial"));
        assertTrue(MessageSignature.verify(
                TestPeer.publicKey(TestKeyPairs.DEVELOPER),
                utf8(text(REQUEST, "signaturePayload")),
                TestPeer.decode(TestPeer.header(request, "Wechatmp-Signature"))));
    }

    @Test
    void bindsTheResponse() throws GeneralSecurityException {
        MessageContext context = MessageContext.of(
                SigningVectors.PATH, SigningVectors.appId(), Long.toString(number(RESPONSE, "timestamp")));
        byte[] payload = context.signaturePayload(utf8(text(RESPONSE, "body")));

        assertArrayEquals(utf8(text(RESPONSE, "signaturePayload")), payload);
        assertEquals(
                text(RESPONSE, "sha256"),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload)));
    }

    @Test
    void opensTheResponse() {
        ResponseOpener opener = new ResponseOpener(
                SigningVectors.appId(), SigningVectors.keys(), SigningVectors.clockAt(number(RESPONSE, "timestamp")));

        OpenedResponse opened = opener.open(SigningVectors.PATH, SigningVectors.response());

        assertNull(opened.deprecatedSn());
        assertEquals(
                "{\"errcode\":0,\"errmsg\":\"getuserriskrank succ\",\"risk_rank\":0,\"unoin_id\":2258658297}",
                new String(opened.response().body(), StandardCharsets.UTF_8));
    }
}
