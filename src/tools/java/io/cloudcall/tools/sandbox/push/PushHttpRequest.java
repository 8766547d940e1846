package io.cloudcall.tools.sandbox.push;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A request of WeChat's to a developer's URL, signed, and encrypted in its security mode (安全模式). Immutable.
 *
 * @param method GET for a verification, POST for a push
 * @param parameters the parameters of the URL, in WeChat's order
 * @param body the body; empty for a verification
 */
public record PushHttpRequest(String method, SequencedMap<String, String> parameters, String body) {

    /** Creates the verification of a URL. */
    public static PushHttpRequest verification(SandboxPushKeys keys, Instant now, Random random) {
        String echo = digits(random) + digits(random);
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        String timestamp = timestamp(now);
        String nonce = digits(random);
        parameters.put("signature", ShaSignature.of(keys.token(), timestamp, nonce));
        parameters.put("echostr", echo);
        parameters.put("timestamp", timestamp);
        parameters.put("nonce", nonce);
        return new PushHttpRequest("GET", parameters, "");
    }

    /** Creates the push of a message. Two of the same message differ in all that is random. */
    public static PushHttpRequest push(
            SandboxPushKeys keys, String appId, PushedMessage message, Instant now, Random random) {
        JsonObject fields = message.fields();
        String encrypted = MessageEncryptor.encrypt(
                keys.encodingAesKey(), "%016x".formatted(random.nextLong()), message.text(), appId);
        String timestamp = timestamp(now);
        String nonce = digits(random);
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("signature", ShaSignature.of(keys.token(), timestamp, nonce));
        parameters.put("timestamp", timestamp);
        parameters.put("nonce", nonce);
        parameters.put("openid", String.valueOf(fields.getValue("FromUserName", "")));
        parameters.put("encrypt_type", "aes");
        parameters.put("msg_signature", ShaSignature.of(keys.token(), timestamp, nonce, encrypted));
        JsonObject body = new JsonObject()
                .put("ToUserName", fields.getValue("ToUserName", ""))
                .put("Encrypt", encrypted);
        return new PushHttpRequest("POST", parameters, body.encode());
    }

    /** Returns the query string. */
    public String query() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter))
                .collect(Collectors.joining("&"));
    }

    private static String encode(Map.Entry<String, String> parameter) {
        return URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
    }

    private static String timestamp(Instant now) {
        return Long.toString(now.getEpochSecond());
    }

    private static String digits(Random random) {
        return Integer.toString(random.nextInt(100_000_000, Integer.MAX_VALUE));
    }
}
