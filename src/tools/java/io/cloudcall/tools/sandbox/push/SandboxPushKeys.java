package io.cloudcall.tools.sandbox.push;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * The Token and the EncodingAESKey of WeChat's console, from the form of WECHAT_PUSH_KEYS. Immutable.
 *
 * @param token the Token
 * @param encodingAesKey the EncodingAESKey, 43 characters of Base64
 */
public record SandboxPushKeys(String token, String encodingAesKey) {
    /** The keys of the sandbox, which are no secret. */
    public static final SandboxPushKeys SANDBOX =
            new SandboxPushKeys("sandbox-push-token", "sandboxEncodingAESKeyThatIsNoSecretAtAll000");

    /** @throws IllegalArgumentException if a key is not of WeChat's form */
    public SandboxPushKeys {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("its token is empty");
        }
        if (!encodingAesKey.matches("[A-Za-z0-9+/]{43}")) {
            throw new IllegalArgumentException("its encodingAesKey is not the 43 characters of WeChat's console");
        }
    }

    /**
     * Parses the keys of an app from {@code {"token","encodingAesKey"}}, or from an object that has one of these by
     * AppID. Previous keys are left out: WeChat sends by the current ones.
     *
     * @throws IllegalArgumentException if the text has no such keys; the message has nothing of the text
     */
    public static SandboxPushKeys parse(String json, String appId) {
        JsonObject all = object(json);
        JsonObject keys = all.containsKey("token") || all.containsKey("encodingAesKey") ? all : ofApp(all, appId);
        return new SandboxPushKeys(text(keys, "token"), text(keys, "encodingAesKey"));
    }

    private static JsonObject object(String json) {
        try {
            return new JsonObject(json);
        } catch (DecodeException e) {
            // The cause repeats the text.
            throw new IllegalArgumentException("it is not a JSON object");
        }
    }

    private static JsonObject ofApp(JsonObject all, String appId) {
        if (all.getValue(appId) instanceof JsonObject keys) {
            return keys;
        }
        throw new IllegalArgumentException("it has no keys of " + appId);
    }

    private static String text(JsonObject keys, String name) {
        if (keys.getValue(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("its " + name + " is not a string");
    }

    /** Returns the object that {@link #parse} reads. */
    public JsonObject toJson() {
        return new JsonObject().put("token", token).put("encodingAesKey", encodingAesKey);
    }

    @Override
    public String toString() {
        return "SandboxPushKeys[…]";
    }
}
