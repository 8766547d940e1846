package io.cloudcall.signing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.http.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** WeChat's side of signed calls, written from its guide with the JDK alone. */
final class TestPeer {
    static final String APP_ID = "wx0123456789abcdef";
    static final String PATH = "/cgi-bin/express/intracity/addorder";
    static final long NOW = 1_790_000_000;
    static final String CURRENT = "C0FFEE01c0ffee01c0ffee01c0ffee01";
    static final String BEFORE = "0ddba11e0ddba11e0ddba11e0ddba11e";

    private static final String SYMMETRIC_SN = "5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e";
    private static final SecretKey KEY =
            new SecretKeySpec("a key of a test: thirty-two byte".getBytes(StandardCharsets.US_ASCII), "AES");

    private TestPeer() {}

    /** Returns the developer's keys with these certificates. */
    static SigningKeys keys(Map<String, RSAPublicKey> certificates) {
        return new SigningKeys(
                SYMMETRIC_SN, KEY, "a5", (RSAPrivateKey) TestKeyPairs.DEVELOPER.getPrivate(), List.of(), certificates);
    }

    static SigningKeys keys() {
        return keys(Map.of(CURRENT, publicKey(TestKeyPairs.WECHAT)));
    }

    static RSAPublicKey publicKey(KeyPair pair) {
        return (RSAPublicKey) pair.getPublic();
    }

    static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String securityMembers() {
        return "\"_n\":\"bm9uY2U\",\"_appid\":\"" + APP_ID + "\",\"_timestamp\":" + NOW;
    }

    /** Encrypts the text of a response. */
    static String seal(String plaintext) {
        byte[] iv = new byte[12];
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, iv, NOW, plaintext.getBytes(StandardCharsets.UTF_8));
        int end = sealed.length - 16;
        return "{\"iv\":\"" + encode(iv) + "\",\"data\":\"" + encode(Arrays.copyOf(sealed, end)) + "\",\"authtag\":\""
                + encode(Arrays.copyOfRange(sealed, end, sealed.length)) + "\"}";
    }

    /** Decrypts the parts of a request that was sent at {@link #NOW}. */
    static String unseal(byte[] iv, byte[] data, byte[] tag) {
        byte[] sealed = Arrays.copyOf(data, data.length + tag.length);
        System.arraycopy(tag, 0, sealed, data.length, tag.length);
        return new String(crypt(Cipher.DECRYPT_MODE, iv, NOW, sealed), StandardCharsets.UTF_8);
    }

    private static byte[] crypt(int mode, byte[] iv, long seconds, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, KEY, new GCMParameterSpec(128, iv));
            String aad = "https://api.weixin.qq.com" + PATH + "|" + APP_ID + "|" + seconds + "|" + SYMMETRIC_SN;
            cipher.updateAAD(aad.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a response with that body, signed by {@link #CURRENT}. */
    static TransportResponse signed(String body) {
        return new TransportResponse(200, headers(body), body.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, String> headers(String body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Wechatmp-AppId", APP_ID);
        headers.put("Wechatmp-TimeStamp", Long.toString(NOW));
        headers.put("Wechatmp-Serial", CURRENT);
        headers.put("Wechatmp-Signature", sign(TestKeyPairs.WECHAT, body));
        return headers;
    }

    static String sign(KeyPair pair, String body) {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initSign(pair.getPrivate());
            signature.update(("https://api.weixin.qq.com" + PATH + "\n" + APP_ID + "\n" + NOW + "\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            return encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String header(SignedRequest request, String name) {
        return Objects.requireNonNull(request.headers().get(name));
    }

    /** Verifies the signature of a request that was sent at {@link #NOW}. */
    static void verifyRequest(SignedRequest request) {
        byte[] signature = decode(header(request, "Wechatmp-Signature"));
        MessageContext context = MessageContext.of(PATH, APP_ID, Long.toString(NOW));
        assertTrue(MessageSignature.verify(
                publicKey(TestKeyPairs.DEVELOPER), context.signaturePayload(request.body()), signature));
    }
}
