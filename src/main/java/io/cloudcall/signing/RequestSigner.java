package io.cloudcall.signing;

import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.json.KeyCase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A signer of requests: encrypts the parameters, and signs what it sends. Thread-safe.
 *
 * @param appId the AppID
 * @param keys its keys
 */
record RequestSigner(String appId, SigningKeys keys) {
    /** The members that signing adds. */
    static final String NONCE = "_n";

    static final String APP_ID = "_appid";
    static final String TIMESTAMP = "_timestamp";

    /**
     * Signs a request.
     *
     * @param query the parameters of the query, without the access token
     * @param body the members of the body, whose own names are in that case already
     * @throws InvalidRequestException if two parameters have one name
     */
    SignedRequest sign(String path, JsonObject query, JsonObject body, KeyCase keyCase, OneTimeValues values) {
        MessageContext context = MessageContext.of(path, appId, Long.toString(values.timestamp()));
        byte[] plaintext =
                JsonWriter.stringify(plaintext(query, body, values), keyCase).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = seal(plaintext, context, values.iv());
        byte[] signature = MessageSignature.sign(keys.asymmetric(), context.signaturePayload(sealed));
        return new SignedRequest(sealed, headers(context, signature));
    }

    private JsonObject plaintext(JsonObject query, JsonObject body, OneTimeValues values) {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put(NONCE, new JsonString(values.nonce()));
        members.put(APP_ID, new JsonString(appId));
        members.put(TIMESTAMP, JsonNumber.of(values.timestamp()));
        query.members().forEach((name, value) -> add(members, name, value));
        body.members().forEach((name, value) -> add(members, name, value));
        return JsonObject.of(members);
    }

    private static void add(SequencedMap<String, JsonValue> members, String name, JsonValue value) {
        if (members.putIfAbsent(name, value) != null) {
            throw new InvalidRequestException(
                    name.equals(NONCE) || name.equals(APP_ID) || name.equals(TIMESTAMP)
                            ? "A signed call adds _n, _appid and _timestamp itself: leave them out."
                            : "A parameter stands in data and in query, which a signed call sends as one object: send"
                                    + " it in one of them.");
        }
    }

    private byte[] seal(byte[] plaintext, MessageContext context, byte[] iv) {
        byte[] sealed = MessageCipher.encrypt(keys.symmetric(), iv, context.aad(keys.symmetricSn()), plaintext);
        int end = sealed.length - MessageCipher.TAG_BYTES;
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put(SealedBody.IV, base64(iv));
        members.put(SealedBody.DATA, base64(Arrays.copyOf(sealed, end)));
        members.put(SealedBody.TAG, base64(Arrays.copyOfRange(sealed, end, sealed.length)));
        return JsonWriter.stringify(JsonObject.of(members)).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonString base64(byte[] bytes) {
        return new JsonString(Base64.getEncoder().encodeToString(bytes));
    }

    private Map<String, String> headers(MessageContext context, byte[] signature) {
        return Map.of(
                "content-type",
                "application/json; charset=utf-8",
                SigningHeaders.APP_ID,
                appId,
                SigningHeaders.TIMESTAMP,
                context.timestamp(),
                SigningHeaders.SERIAL,
                keys.asymmetricSn(),
                SigningHeaders.SIGNATURE,
                Base64.getEncoder().encodeToString(signature));
    }
}
