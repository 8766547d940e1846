package io.cloudcall.signing;

import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.StrictJsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The example of WeChat's guide 服务端 API 签名加密指南, as of July 2026. */
final class SigningVectors {
    static final String PATH = "/wxa/getuserriskrank";
    static final JsonObject REQUEST = object("request");
    static final JsonObject RESPONSE = object("response");

    private SigningVectors() {}

    private static JsonObject root() {
        try (InputStream in =
                Objects.requireNonNull(SigningVectors.class.getResourceAsStream("signing-vectors.json"))) {
            return (JsonObject) StrictJsonParser.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject object(String name) {
        return (JsonObject) Objects.requireNonNull(root().get(name));
    }

    static String text(JsonObject owner, String name) {
        return Objects.requireNonNull(owner.getString(name));
    }

    static long number(JsonObject owner, String name) {
        return (long) ((JsonNumber) Objects.requireNonNull(owner.get(name))).doubleValue();
    }

    static byte[] bytes(JsonObject owner, String name) {
        return Base64.getDecoder().decode(text(owner, name));
    }

    static String appId() {
        return text(root(), "appid");
    }

    static String symmetricSn() {
        return text(object("symmetric"), "sn");
    }

    static SecretKey symmetric() {
        return new SecretKeySpec(bytes(object("symmetric"), "key"), "AES");
    }

    /** The public key of the guide's private key. */
    static RSAPublicKey requestPublicKey() throws GeneralSecurityException {
        String pem = text(REQUEST, "publicKey").replaceAll("-----[A-Z ]+-----|\\s", "");
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    static String certificate() {
        return text(RESPONSE, "certificate");
    }

    /** The guide's keys, and a private key that was made for this run in place of the guide's. */
    static SigningKeys keys() {
        KeyPair pair = TestKeyPairs.DEVELOPER;
        JsonObject owner = (JsonObject) StrictJsonParser.parse(RESPONSE.toJson().getBytes(StandardCharsets.UTF_8));
        RSAPublicKey certificate =
                PlatformCertificateParser.parse(new KeyField(owner, "certificate", "certificate", "the vectors"));
        return new SigningKeys(
                symmetricSn(),
                symmetric(),
                text(REQUEST, "asymmetricSn"),
                (RSAPrivateKey) pair.getPrivate(),
                List.of(),
                Map.of(text(RESPONSE, "serial"), certificate));
    }

    static TransportResponse response() {
        return new TransportResponse(
                200,
                Map.of(
                        SigningHeaders.APP_ID, appId(),
                        SigningHeaders.TIMESTAMP, Long.toString(number(RESPONSE, "timestamp")),
                        SigningHeaders.SERIAL, text(RESPONSE, "serial"),
                        SigningHeaders.SIGNATURE, text(RESPONSE, "signature")),
                text(RESPONSE, "body").getBytes(StandardCharsets.UTF_8));
    }

    static Clock clockAt(long seconds) {
        return Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }
}
