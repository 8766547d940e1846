package io.cloudcall.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeChat's answer to a signed call, encrypted and signed once a minute, so that it costs the stand-in as little as others; requests are
 * not verified. The function's keys are in the file {@code api-security.json}. Thread-safe.
 */
final class SignedAnswer {
    static final String PATH = "/cgi-bin/express/intracity/balancequery";

    private static final String APP_ID = "wx0000000000000000";
    private static final String NUMBER = "bench";
    private static final String URL_PATH = "https://api.weixin.qq.com" + PATH;
    private static final int MAX_AGE_SECONDS = 60;
    private static final int TAG_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = bytes(32);
    private final PrivateKey privateKey;
    private long signedAt;
    private byte[] answer;

    /** Takes the platform's key and certificate, and writes the function's keys into the folder. */
    SignedAnswer(Path folder, PrivateKey privateKey, Certificate certificate) throws IOException, GeneralSecurityException {
        this.privateKey = privateKey;
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String own = pem("PRIVATE KEY", keys.generateKeyPair().getPrivate().getEncoded());
        String platform = pem("CERTIFICATE", certificate.getEncoded());
        Files.writeString(folder.resolve("api-security.json"), """
                {"symmetric":{"sn":"%1$s","key":"%2$s"},"asymmetric":{"sn":"%1$s","privateKey":"%3$s"},
                "certificates":[{"sn":"%1$s","pem":"%4$s"}]}
                """.formatted(NUMBER, base64(key), own, platform));
    }

    /** A whole answer, signed less than a minute ago. */
    synchronized byte[] get() throws GeneralSecurityException {
        long now = System.currentTimeMillis() / 1000;
        if (answer == null || now - signedAt > MAX_AGE_SECONDS) {
            answer = sign(now);
            signedAt = now;
        }
        return answer;
    }

    private byte[] sign(long now) throws GeneralSecurityException {
        byte[] iv = bytes(12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, iv));
        cipher.updateAAD(utf8(URL_PATH + "|" + APP_ID + "|" + now + "|" + NUMBER));
        String plain = "{\"errcode\":0,\"errmsg\":\"ok\",\"_n\":\"bench\",\"_appid\":\"" + APP_ID + "\",\"_timestamp\":" + now + "}";
        byte[] sealed = cipher.doFinal(utf8(plain));
        int length = sealed.length - TAG_BYTES;
        String body = "{\"iv\":\"" + base64(iv) + "\",\"data\":\"" + base64(Arrays.copyOf(sealed, length)) + "\",\"authtag\":\""
                + base64(Arrays.copyOfRange(sealed, length, sealed.length)) + "\"}";
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        signature.initSign(privateKey);
        signature.update(utf8(URL_PATH + "\n" + APP_ID + "\n" + now + "\n" + body));
        String headers = "Wechatmp-Appid: " + APP_ID + "\r\nWechatmp-TimeStamp: " + now + "\r\nWechatmp-Serial: " + NUMBER
                + "\r\nWechatmp-Signature: " + base64(signature.sign()) + "\r\n";
        return Exchange.answer("application/json; encoding=utf-8", headers, utf8(body));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\\n" + base64(der) + "\\n-----END " + type + "-----\\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
