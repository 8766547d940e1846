package io.cloudcall.push;

import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that WeChat has pushed, verified and decrypted. Immutable.
 *
 * @param appId the AppID of the mini program
 * @param id the identifier: the same for each time that WeChat sends the message
 * @param type the event, such as {@code add_express_path}, or else the type of the message, such as {@code text}
 * @param createdAt the time of the message
 * @param text the message's own JSON
 */
public record PushMessage(String appId, String id, String type, Instant createdAt, String text) {
    /** The limit of an EventBridge event's detail type. */
    private static final int MAX_TYPE_LENGTH = 128;

    /** The last second of the year 9999. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    /**
     * Returns the message, or empty if it is no JSON object with a type.
     *
     * @param sentAt the time for a message without one
     */
    static Optional<PushMessage> parse(String appId, byte[] message, Instant sentAt) {
        String text = decodeUtf8(message);
        return text != null && isPlainText(text)
                ? parseObject(message).flatMap(object -> of(appId, message, object, text, sentAt))
                : Optional.empty();
    }

    private static Optional<PushMessage> of(
            String appId, byte[] message, JsonObject object, String text, Instant sentAt) {
        return type(object)
                .map(type -> new PushMessage(
                        appId, identify(message), type, createdAt(object.get("CreateTime"), sentAt), text));
    }

    private static @Nullable String decodeUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Returns false for what the parser takes for a mark of the encoding, and EventBridge refuses. */
    private static boolean isPlainText(String text) {
        return text.indexOf('\0') < 0 && text.indexOf('\uFEFF') != 0;
    }

    private static Optional<JsonObject> parseObject(byte[] message) {
        try {
            return StrictJsonParser.parse(message) instanceof JsonObject object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> type(JsonObject message) {
        return Optional.ofNullable(message.getString("Event"))
                .filter(event -> !event.isBlank())
                .or(() -> Optional.ofNullable(message.getString("MsgType")))
                .filter(type -> !type.isBlank() && type.length() <= MAX_TYPE_LENGTH);
    }

    private static String identify(byte[] message) {
        return "push:" + HexFormat.of().formatHex(PushCrypto.digest("SHA-256").digest(message));
    }

    private static Instant createdAt(@Nullable JsonValue createTime, Instant sentAt) {
        String seconds = createTime instanceof JsonNumber number
                ? number.literal()
                : createTime instanceof JsonString text ? text.value() : "";
        return parseSeconds(seconds).orElse(sentAt);
    }

    /** Returns a time in seconds since 1970, or empty if the text is none. */
    static Optional<Instant> parseSeconds(String text) {
        return text.matches("[0-9]{1,12}")
                ? Optional.of(Long.parseLong(text))
                        .filter(seconds -> seconds <= MAX_SECONDS)
                        .map(Instant::ofEpochSecond)
                : Optional.empty();
    }

    /** Returns a description without the text. */
    @Override
    public String toString() {
        return id;
    }
}
