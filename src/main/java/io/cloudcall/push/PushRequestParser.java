package io.cloudcall.push;

import io.cloudcall.call.AppId;
import io.cloudcall.event.HttpRequest;
import io.cloudcall.event.QueryParameters;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import org.jspecify.annotations.Nullable;

/**
 * A parser of requests in the form of WeChat's, by what any caller can see of its own request: no key is used.
 * Stateless.
 */
public final class PushRequestParser {
    /** The limit of WeChat's own messages is far below; an EventBridge event may have as much. */
    static final int MAX_BODY_BYTES = 256 << 10;

    private static final String FOLDER = "push";
    private static final String SIGNATURE = "signature";
    private static final String MESSAGE_SIGNATURE = "msg_signature";

    private PushRequestParser() {}

    /**
     * Returns the request.
     *
     * @throws PushRejectedException if it has another form
     */
    public static PushRequest parse(HttpRequest request) {
        return switch (request.method()) {
            case "GET" -> parseVerification(request);
            case "POST" -> parsePush(request);
            default -> throw rejected(405, PushOutcome.MALFORMED, PushReason.METHOD);
        };
    }

    private static PushRequest parseVerification(HttpRequest request) {
        return of(request, SIGNATURE, parameter(request, "echostr"), true);
    }

    private static PushRequest parsePush(HttpRequest request) {
        byte[] body = request.body();
        if (body != null && body.length > MAX_BODY_BYTES) {
            throw malformed(request, PushReason.SIZE);
        }
        if (!isEncrypted(request.query())) {
            throw malformed(request, PushReason.MODE);
        }
        return of(request, MESSAGE_SIGNATURE, encryptedText(request, body), false);
    }

    private static PushRequest of(HttpRequest request, String signature, String text, boolean isVerification) {
        return new PushRequest(
                appId(request.path()),
                parameter(request, signature),
                parameter(request, "timestamp"),
                parameter(request, "nonce"),
                text,
                isVerification);
    }

    private static boolean isEncrypted(QueryParameters query) {
        return query.findOnly("encrypt_type").filter("aes"::equals).isPresent() && query.contains(MESSAGE_SIGNATURE);
    }

    private static String encryptedText(HttpRequest request, byte @Nullable [] body) {
        String text = body == null ? null : encryptedText(body);
        if (text == null) {
            throw malformed(request, PushReason.FORMAT);
        }
        return text;
    }

    private static @Nullable String encryptedText(byte[] body) {
        try {
            return StrictJsonParser.parse(body) instanceof JsonObject object ? object.getString("Encrypt") : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    private static String parameter(HttpRequest request, String name) {
        return request.query().findOnly(name).orElseThrow(() -> malformed(request, PushReason.PARAMETERS));
    }

    /** Returns the AppID at the end of a path, or null if that has none. */
    private static @Nullable String appId(String path) {
        String[] segments = path.split("/", -1);
        int last = segments.length - 1;
        boolean isInFolder = last >= 1 && segments[last - 1].equals(FOLDER) && !segments[last].equals(FOLDER);
        return isInFolder && AppId.isWellFormed(segments[last]) ? segments[last] : null;
    }

    private static boolean isSigned(HttpRequest request) {
        return request.query().contains(SIGNATURE) || request.query().contains(MESSAGE_SIGNATURE);
    }

    private static PushRejectedException malformed(HttpRequest request, PushReason reason) {
        return rejected(400, isSigned(request) ? PushOutcome.REFUSED : PushOutcome.MALFORMED, reason);
    }

    private static PushRejectedException rejected(int status, PushOutcome outcome, PushReason reason) {
        return new PushRejectedException(new PushResult(status, "", outcome, reason, null, null));
    }
}
