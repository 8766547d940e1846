package io.cloudcall.tools.sandbox.signing;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A call to the sandbox, signed step by step from WeChat's guide, of which a test may change each step. */
public final class HandSignedCall {
    private static final byte[] IV = "twelve bytes".getBytes(StandardCharsets.US_ASCII);

    final JsonObject security;
    final String path;
    final JsonObject content;
    final String appId;
    String tokenAppId;
    String timestamp;
    String symmetricSerial;
    String encryptedPath;
    String payloadEnd = "";
    boolean pkcs1;
    String sentAfterwards = "";
    final Map<String, String> changedHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Sandbox sandbox;

    /** Creates a call of the sandbox's first app. */
    public HandSignedCall(Sandbox sandbox, Clock clock, String path, JsonObject content) {
        this.sandbox = sandbox;
        appId = sandbox.appId();
        tokenAppId = appId;
        security = sandbox.security(appId);
        this.path = path;
        encryptedPath = path;
        timestamp = Long.toString(clock.instant().getEpochSecond());
        symmetricSerial = security.getJsonObject("symmetric").getString("sn");
        this.content = new JsonObject()
                .put("_n", "o89QaPVsRu1yppIZzvSZc4")
                .put("_appid", appId)
                .put("_timestamp", Long.parseLong(timestamp))
                .mergeIn(content);
    }

    HttpResponse<String> send() throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                SandboxCaller caller = new SandboxCaller(sandbox)) {
            byte[] body = encrypt().encode().getBytes(StandardCharsets.UTF_8);
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    URI.create(sandbox.baseUrl() + path + "?access_token=" + caller.fetchToken(tokenAppId)));
            headers(body).forEach(request::header);
            String sent = new String(body, StandardCharsets.UTF_8) + sentAfterwards;
            return client.send(request.POST(BodyPublishers.ofString(sent)).build(), BodyHandlers.ofString());
        }
    }

    private Map<String, String> headers(byte[] body) throws Exception {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Wechatmp-Appid", appId);
        headers.put("Wechatmp-TimeStamp", timestamp);
        headers.put("Wechatmp-Serial", security.getJsonObject("asymmetric").getString("sn"));
        headers.put("Wechatmp-Signature", Base64.getEncoder().encodeToString(sign(body)));
        headers.putAll(changedHeaders);
        headers.values().removeIf(String::isEmpty);
        return headers;
    }

    private byte[] sign(byte[] body) throws Exception {
        Signature signature = pkcs1 ? Signature.getInstance("SHA256withRSA") : pss();
        signature.initSign(privateKey());
        String start = "https://api.weixin.qq.com" + path + "\n" + appId + "\n" + timestamp + "\n";
        signature.update(start.getBytes(StandardCharsets.UTF_8));
        signature.update(body);
        signature.update(payloadEnd.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private PrivateKey privateKey() throws Exception {
        String pem = security.getJsonObject("asymmetric").getString("privateKey");
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private JsonObject encrypt() throws Exception {
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, IV, timestamp)
                .doFinal(content.encode().getBytes(StandardCharsets.UTF_8));
        int length = sealed.length - 16;
        Base64.Encoder base64 = Base64.getEncoder();
        return new JsonObject()
                .put("iv", base64.encodeToString(IV))
                .put("data", base64.encodeToString(Arrays.copyOf(sealed, length)))
                .put("authtag", base64.encodeToString(Arrays.copyOfRange(sealed, length, sealed.length)));
    }

    /** Sends the call, and returns the content of the response: decrypted without its three members, or as it is. */
    public JsonObject sendAndRead() throws Exception {
        HttpResponse<String> response = send();
        JsonObject body = new JsonObject(response.body());
        if (!body.containsKey("iv")) {
            return body;
        }
        JsonObject plaintext = decrypt(response);
        List.of("_n", "_appid", "_timestamp").forEach(plaintext::remove);
        return plaintext;
    }

    /** Returns whether a signature of a response is that of a certificate, read from {@link #security} by number. */
    boolean isSignedBy(HttpResponse<String> response, JsonObject certificate, String signatureHeader) throws Exception {
        byte[] pem = certificate.getString("pem").getBytes(StandardCharsets.US_ASCII);
        Signature signature = pss();
        signature.initVerify(
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        String time = response.headers().firstValue("Wechatmp-TimeStamp").orElseThrow();
        String payload = "https://api.weixin.qq.com" + path + "\n" + appId + "\n" + time + "\n" + response.body();
        signature.update(payload.getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder()
                .decode(response.headers().firstValue(signatureHeader).orElseThrow()));
    }

    private static Signature pss() throws Exception {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return signature;
    }

    /** Returns the plaintext of a response. */
    JsonObject decrypt(HttpResponse<String> response) throws Exception {
        JsonObject envelope = new JsonObject(response.body());
        Base64.Decoder base64 = Base64.getDecoder();
        Cipher cipher = cipher(
                Cipher.DECRYPT_MODE,
                base64.decode(envelope.getString("iv")),
                response.headers().firstValue("Wechatmp-TimeStamp").orElseThrow());
        cipher.update(base64.decode(envelope.getString("data")));
        return new JsonObject(
                new String(cipher.doFinal(base64.decode(envelope.getString("authtag"))), StandardCharsets.UTF_8));
    }

    private Cipher cipher(int mode, byte[] iv, String time) throws Exception {
        byte[] key =
                Base64.getDecoder().decode(security.getJsonObject("symmetric").getString("key"));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        String aad = String.join("|", "https://api.weixin.qq.com" + encryptedPath, appId, time, symmetricSerial);
        cipher.updateAAD(aad.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
