package io.cloudcall.call;

import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file among the data of a call, as JSON makes it of wx-server-sdk's own argument
 * ({@code {"contentType":"image/png","value":{"type":"Buffer","data":[137,80]}}}), or with base64 text as the value.
 *
 * @param contentType the media type, fit for a header
 * @param fileName the file name, as wx-server-sdk 4.0.2 chooses it, except that one beyond ASCII is replaced: WeChat
 *     takes such a file for absent (41005)
 * @param content the bytes, in pieces that are not copied
 */
record FileArgument(String contentType, String fileName, List<byte[]> content) {
    private FileArgument(String contentType, String fileName, byte[] content) {
        this(contentType, fileName, List.of(content));
    }

    private static final String VALUE = "value";
    private static final Pattern CONTENT_TYPE = Pattern.compile("[!-.0-~]+/[ -~]+");
    private static final Pattern FILE_NAME = Pattern.compile("[ !#-\\[\\]-~]{1,200}");
    private static final Pattern SIMPLE_NAME = Pattern.compile("\\w{1,50}");
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z0-9]{1,10})", Pattern.DOTALL);
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final int MAX_CONTENT_TYPE_LENGTH = 100;
    private static final String NO_MEDIA_TYPE =
            " is no media type such as image/png, in at most " + MAX_CONTENT_TYPE_LENGTH + " characters of ASCII";

    /** Returns whether a parameter, its keys converted, is meant as a file, though perhaps an unusable one. */
    static boolean matches(JsonValue parameter) {
        if (!(parameter instanceof JsonObject object)) {
            return false;
        }
        JsonValue value = object.get(VALUE);
        return value instanceof JsonString || isBuffer(value) || (value != null && hasContentType(object));
    }

    private static boolean isBuffer(@Nullable JsonValue value) {
        return value instanceof JsonObject object && "Buffer".equals(object.getString("type"));
    }

    private static boolean hasContentType(JsonObject parameter) {
        JsonValue contentType = contentType(parameter);
        return contentType != null && contentType.isTruthy();
    }

    /**
     * Returns the file that a parameter holds.
     *
     * @param parameter the parameter, its keys converted: the SDK reads them so, and loses {@code fileName} thereby
     * @throws InvalidRequestException if the parameter is none
     */
    static FileArgument parse(String name, JsonObject parameter) {
        String contentType = parseContentType(name, parameter);
        String given = parameter.getString("fileName");
        String fileName = given != null && FILE_NAME.matcher(given).matches()
                ? given
                : name + "." + MediaTypes.extension(contentType);
        return new FileArgument(contentType, fileName, content(name, parameter.get(VALUE)));
    }

    /**
     * Returns the file that a part of a form holds. Its name counts, as command lines give many files no media type.
     *
     * @param name the parameter's name, converted
     * @throws InvalidRequestException if the media type is none
     */
    static FileArgument of(String name, FormFile file) {
        String contentType = file.contentType() == null ? UNKNOWN_TYPE : file.contentType();
        if (!isMediaType(contentType)) {
            throw invalid(name, "its content-type" + NO_MEDIA_TYPE);
        }
        Matcher extension = EXTENSION.matcher(file.fileName());
        if (!extension.matches()) {
            String known = contentType.equals(UNKNOWN_TYPE) ? "" : contentType;
            return new FileArgument(contentType, name + "." + MediaTypes.extension(known), file.content());
        }
        String fileName =
                FILE_NAME.matcher(file.fileName()).matches() ? file.fileName() : name + "." + extension.group(1);
        return new FileArgument(contentType, fileName, file.content());
    }

    private static String parseContentType(String name, JsonObject parameter) {
        if (contentType(parameter) instanceof JsonString text && isMediaType(text.value())) {
            return text.value();
        }
        throw invalid(name, "the contentType" + NO_MEDIA_TYPE);
    }

    private static boolean isMediaType(String text) {
        return text.length() <= MAX_CONTENT_TYPE_LENGTH
                && CONTENT_TYPE.matcher(text).matches();
    }

    private static @Nullable JsonValue contentType(JsonObject parameter) {
        JsonValue camelCase = parameter.get("contentType");
        return camelCase != null && camelCase.isTruthy() ? camelCase : parameter.get("content_type");
    }

    private static List<byte[]> content(String name, @Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            List<byte[]> decoded = text.decodeBase64();
            if (decoded == null) {
                throw invalid(name, "the value is a text, but no base64 of the standard alphabet with its padding");
            }
            return decoded;
        }
        if (isBuffer(value) && value instanceof JsonObject buffer && buffer.get("data") instanceof JsonArray data) {
            return toBytes(name, data);
        }
        throw invalid(name, "the value is neither base64 nor {\"type\":\"Buffer\",\"data\":[…]} with bytes");
    }

    private static List<byte[]> toBytes(String name, JsonArray data) {
        List<byte[]> bytes = data.toBytes();
        if (bytes == null) {
            throw invalid(
                    name,
                    "item " + data.indexOfNonByte() + " of its data is no byte, which is an integer from 0 to 255");
        }
        return bytes;
    }

    /** Names the parameter, unless its name could forge a line of the log. */
    private static InvalidRequestException invalid(String name, String reason) {
        String subject = SIMPLE_NAME.matcher(name).matches() ? name : "a parameter";
        return new InvalidRequestException("The file " + subject + " is unusable: " + reason + ".");
    }
}
