package io.cloudcall.wechat;

import io.cloudcall.call.ApiResponse;
import io.cloudcall.call.BytePattern;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.PlatformError;
import io.cloudcall.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A detector of access tokens in the results of calls. No API that a function calls returns one, so a response with it
 * belongs to a token call, such as that of another request on the connection. Nothing in it is the answer of this call:
 * the result is an error, rather than a success with the token masked. Stateless.
 */
final class AccessTokenDetector {
    private static final String NAME = "access_token";
    private static final String CONVERTED_NAME = "accessToken";
    private static final BytePattern PATTERN = new BytePattern(NAME);
    private static final BytePattern CONVERTED_PATTERN = new BytePattern(CONVERTED_NAME);

    /** A member of that name in text that is half an object, or JSON of another media type. */
    private static final Pattern MEMBER = Pattern.compile("\"access_?[tT]oken\\\\*\"\\s*:\\s*\\\\*\"");

    private AccessTokenDetector() {}

    /** Returns {@code result}, or an error in its place if {@code response} is that of a token call. */
    static CallResult check(CallResult result, ApiResponse response) {
        return mayHold(result, response) && holdsToken(result, response)
                ? PlatformError.SYSTEM_ERROR.result("the response holds an access token: it belongs to a token call")
                : result;
    }

    private static boolean mayHold(CallResult result, ApiResponse response) {
        return result.binary() == null
                ? isNamedIn(result.utf8Json()) || result.numericErrCode() == CallResult.INVALID_RESPONSE
                : isNamedIn(response.body());
    }

    private static boolean isNamedIn(byte[] text) {
        return CONVERTED_PATTERN.occursIn(text) || PATTERN.occursIn(text);
    }

    private static boolean holdsToken(CallResult result, ApiResponse response) {
        if (result.binary() != null) {
            return holdsMember(new String(response.body(), StandardCharsets.ISO_8859_1));
        }
        JsonObject fields = result.parseFields();
        return fields.get(NAME) != null
                || fields.get(CONVERTED_NAME) != null
                || holdsMember(unparsedText(result, fields));
    }

    /** Returns the text of a response that was not read as an object; an empty text if it was. */
    private static String unparsedText(CallResult result, JsonObject fields) {
        if (result.isError()) {
            return result.numericErrCode() == CallResult.INVALID_RESPONSE ? result.errMsg() : "";
        }
        String text = fields.getString("result");
        return text == null || fields.members().size() > 3 ? "" : text;
    }

    private static boolean holdsMember(String text) {
        return MEMBER.matcher(DecodedText.of(text).unescapeJson().text()).find();
    }
}
