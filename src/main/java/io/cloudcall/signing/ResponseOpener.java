package io.cloudcall.signing;

import io.cloudcall.call.ResponseMapper;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An opener of responses to signed requests: verifies, decrypts and checks them. Thread-safe.
 *
 * @param appId the AppID
 * @param keys its keys
 * @param clock the wall clock
 */
record ResponseOpener(String appId, SigningKeys keys, Clock clock) {
    /** The limit of the difference between WeChat's clock and the own one. */
    private static final long MAX_AGE_SECONDS = 300;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /**
     * Returns the decrypted response, or the response itself if it is an error that WeChat or a gateway sends in the
     * clear.
     *
     * @throws UnverifiedResponseException if it is neither
     */
    OpenedResponse open(String path, TransportResponse response) {
        JsonObject body = ResponseMapper.parseObject(response.body());
        if (body.get(SealedBody.IV) == null) {
            return new OpenedResponse(requireError(body, response), null);
        }
        MessageContext context = MessageContext.of(path, appId, timestamp(response));
        String deprecatedSn = new ResponseVerifier(keys, response).verify(context);
        byte[] plaintext = withoutSecurityMembers(decrypt(SealedBody.of(body), context));
        TransportResponse opened = new TransportResponse(
                response.status(), Map.of("content-type", "application/json; charset=utf-8"), plaintext);
        return new OpenedResponse(opened, deprecatedSn);
    }

    private static TransportResponse requireError(JsonObject body, TransportResponse response) {
        boolean isSuccessful = response.status() >= 200 && response.status() <= 299;
        if (isSuccessful && ResponseMapper.errcode(body) == null) {
            throw UnverifiedResponseException.ofResponse("the response to a signed call is neither signed nor an error"
                    + " of WeChat's: something on the way answered, or WeChat does not sign this call; in that case"
                    + " take it out of WECHAT_SIGNED_APIS");
        }
        return response;
    }

    private static String timestamp(TransportResponse response) {
        String seconds = response.header(SigningHeaders.TIMESTAMP);
        if (seconds == null || !SECONDS.matcher(seconds.strip()).matches()) {
            throw UnverifiedResponseException.ofResponse("the response is encrypted and has no usable header "
                    + SigningHeaders.TIMESTAMP + ": a proxy on the way removed or changed it");
        }
        return seconds.strip();
    }

    private JsonObject decrypt(@Nullable SealedBody body, MessageContext context) {
        byte[] plaintext = body == null
                ? null
                : MessageCipher.decrypt(keys.symmetric(), body.iv(), context.aad(keys.symmetricSn()), body.sealed());
        if (plaintext == null) {
            throw UnverifiedResponseException.ofKeys("the response cannot be decrypted: compare symmetric.sn and"
                    + " symmetric.key with " + SigningKeys.CONSOLE);
        }
        return ResponseMapper.parseObject(plaintext);
    }

    private byte[] withoutSecurityMembers(JsonObject plaintext) {
        requireOwn(plaintext);
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>(plaintext.members());
        members.remove(RequestSigner.NONCE);
        members.remove(RequestSigner.APP_ID);
        members.remove(RequestSigner.TIMESTAMP);
        return JsonWriter.stringify(JsonObject.of(members)).getBytes(StandardCharsets.UTF_8);
    }

    private void requireOwn(JsonObject plaintext) {
        if (!Objects.equals(plaintext.getString(RequestSigner.APP_ID), appId)) {
            throw UnverifiedResponseException.ofResponse("the response is for another AppID than the call: the proxy or"
                    + " server that WECHAT_API_BASE_URL or HTTPS_PROXY names mixes up responses");
        }
        double age = plaintext.get(RequestSigner.TIMESTAMP) instanceof JsonNumber seconds
                ? Math.abs(clock.instant().getEpochSecond() - seconds.doubleValue())
                : Double.MAX_VALUE;
        if (age > MAX_AGE_SECONDS) {
            throw UnverifiedResponseException.ofResponse("the response was signed more than " + MAX_AGE_SECONDS
                    + " seconds before or after now: it was held back or repeated on the way, or this machine's clock"
                    + " is wrong");
        }
    }
}
