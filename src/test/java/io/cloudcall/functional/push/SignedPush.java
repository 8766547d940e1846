package io.cloudcall.functional.push;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A request as WeChat sends it, and the events that gateways make of it. Immutable.
 *
 * @param method the method
 * @param path the path
 * @param query the parameters of the query string, not encoded
 * @param body the body
 */
public record SignedPush(String method, String path, SequencedMap<String, String> query, String body) {
    public static final String APP_ID = "wx0123456789abcdef";
    public static final String NONCE = "415670741";
    private static final byte[] RANDOM = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    /** Returns a push of a message now, by the default keys. */
    public static SignedPush of(String message) {
        return of(PushEncryption.DEFAULT, message);
    }

    /** Returns a push of a message now. */
    public static SignedPush of(PushEncryption keys, String message) {
        return of(keys, APP_ID, message, Instant.now().getEpochSecond());
    }

    /** Returns a push of a message. */
    public static SignedPush of(PushEncryption keys, String appId, String message, long timestamp) {
        return of(keys, keys, appId, message, timestamp);
    }

    /** Returns a push that is signed by the token of one pair of keys, and encrypted by the AES key of another. */
    public static SignedPush of(
            PushEncryption token, PushEncryption aesKey, String appId, String message, long timestamp) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return ofCiphertext(token, aesKey.encrypt(PushEncryption.frame(RANDOM, bytes, appId)), timestamp);
    }

    /** Returns a push of any ciphertext. */
    public static SignedPush ofCiphertext(PushEncryption keys, String ciphertext, long timestamp) {
        String seconds = String.valueOf(timestamp);
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("signature", keys.sign(seconds, NONCE));
        query.put("timestamp", seconds);
        query.put("nonce", NONCE);
        query.put("openid", "openid-of-a-user");
        query.put("encrypt_type", "aes");
        query.put("msg_signature", keys.sign(seconds, NONCE, ciphertext));
        String body = new JsonObject()
                .put("ToUserName", "gh_of-a-shop")
                .put("Encrypt", ciphertext)
                .encode();
        return new SignedPush("POST", "/push", query, body);
    }

    /** Returns the verification of a URL. */
    public static SignedPush verification(PushEncryption keys, String echo) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("signature", keys.sign("1714036504", NONCE));
        query.put("echostr", echo);
        query.put("timestamp", "1714036504");
        query.put("nonce", NONCE);
        return new SignedPush("GET", "/push", query, "");
    }

    public SignedPush with(String name, String value) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(query);
        changed.put(name, value);
        return new SignedPush(method, path, changed, body);
    }

    public SignedPush without(String name) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(query);
        changed.remove(name);
        return new SignedPush(method, path, changed, body);
    }

    public SignedPush withBody(String newBody) {
        return new SignedPush(method, path, query, newBody);
    }

    public SignedPush withMethod(String newMethod) {
        return new SignedPush(newMethod, path, query, body);
    }

    public SignedPush withPath(String newPath) {
        return new SignedPush(method, newPath, query, body);
    }

    /** Returns the value of a parameter that there is. */
    public String parameter(String name) {
        return String.valueOf(query.get(name));
    }

    /** Returns the encrypted text of the body. */
    public String ciphertext() {
        return new JsonObject(body).getString("Encrypt");
    }

    public SignedPush withCiphertext(String ciphertext) {
        return withBody(new JsonObject(body).put("Encrypt", ciphertext).encode());
    }

    private String queryString() {
        return query.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Returns the event of an HTTP API, or of a function URL. */
    public String event() {
        return event(queryString());
    }

    /** Returns the same event with another query string. */
    public String event(String queryString) {
        return payload2(queryString, body, false).encode();
    }

    /** Returns the event of an HTTP API, which has encoded the body. */
    String base64Event() {
        return payload2(queryString(), base64(), true).encode();
    }

    private JsonObject payload2(String queryString, String text, boolean isBase64) {
        JsonObject http = new JsonObject()
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.1");
        return new JsonObject()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", queryString)
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put("requestContext", new JsonObject().put("http", http))
                .put("body", text)
                .put("isBase64Encoded", isBase64);
    }

    /** Returns the event of a REST API, or of an HTTP API with payload format 1.0. */
    public String restEvent() {
        return payload1(body, false).encode();
    }

    /** Returns the same event with an encoded body. */
    String base64RestEvent() {
        return payload1(base64(), true).encode();
    }

    private JsonObject payload1(String text, boolean isBase64) {
        JsonObject all = new JsonObject();
        query.forEach((name, value) -> all.put(name, new JsonArray().add(value)));
        return new JsonObject()
                .put("resource", "/push")
                .put("path", path)
                .put("httpMethod", method)
                .put("headers", new JsonObject())
                .put("multiValueHeaders", new JsonObject())
                .put("queryStringParameters", new JsonObject(Map.copyOf(query)))
                .put("multiValueQueryStringParameters", all)
                .put(
                        "requestContext",
                        new JsonObject().put("httpMethod", method).put("resourcePath", "/push"))
                .put("body", text)
                .put("isBase64Encoded", isBase64);
    }

    /** Returns the names of all fields of events. */
    Set<String> eventFields() {
        Set<String> names = new TreeSet<>(payload2("", "", false).fieldNames());
        names.addAll(payload1("", false).fieldNames());
        return names;
    }

    private String base64() {
        return Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
    }
}
