package io.cloudcall.call;

import io.cloudcall.json.JsStrings;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.json.KeyCase;
import io.cloudcall.json.LenientJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of a cloud call: the object that wx-server-sdk 4.0.2 resolves with, or the error that it throws.
 * Immutable.
 */
public final class CallResult {
    private static final String ERR_CODE = "errCode";
    private static final String ERR_MSG = "errMsg";

    /** The errCode of a response that is not the expected JSON object. */
    public static final int INVALID_RESPONSE = -601001;

    /** The errCode of an invalid setting or event. */
    public static final int BAD_ARGUMENTS = -601002;

    /** The errCode of a call without a complete exchange with WeChat. */
    public static final int TRANSPORT_FAILED = -501001;

    /** The errCode of JavaScript's own errors in the SDK. */
    private static final int SCRIPT_ERROR = -1;

    private final JsonValue errCode;
    private final int numericErrCode;
    private final String errMsg;
    private final String diagnostic;

    /** The bytes that the whole result is made of; null for a result without any. */
    private final @Nullable BinaryBody binary;

    /** The whole result; null until it is needed, for one with bytes. */
    private volatile byte @Nullable [] json;

    private CallResult(
            JsonValue errCode, String errMsg, byte @Nullable [] json, @Nullable BinaryBody binary, String diagnostic) {
        this.errCode = errCode;
        this.numericErrCode = errCode instanceof JsonNumber number ? number.intValueOrZero() : 0;
        this.errMsg = errMsg;
        this.json = json;
        this.binary = binary;
        this.diagnostic = diagnostic;
    }

    private CallResult(JsonValue errCode, String errMsg, byte[] json) {
        this(errCode, errMsg, json, null, "");
    }

    private static CallResult of(JsonValue errCode, String errMsg, String json) {
        return new CallResult(errCode, errMsg, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Creates a success: WeChat's fields, in camelCase unless the request disables the conversion, then {@code errMsg}
     * and {@code errCode}.
     */
    static CallResult success(CallRequest request, JsonObject fields) {
        KeyCase keyCase = request.convertCase() ? KeyCase.CAMEL : KeyCase.AS_IS;
        SequencedMap<String, JsonValue> all =
                new LinkedHashMap<>(fields.renameKeys(keyCase).members());
        all.remove("errcode");
        all.remove("errmsg");
        return success(request.api(), all, keyCase);
    }

    /** Creates a success of fields whose names need no conversion. */
    static CallResult success(String api, SequencedMap<String, JsonValue> fields) {
        return success(api, fields, KeyCase.AS_IS);
    }

    /** Returns the success that a plain response means, or null if {@code body} is not plain. */
    static @Nullable CallResult fastPathSuccess(String api, byte[] body) {
        String errMsg = okMessage(api);
        StringBuilder end = new StringBuilder("\"errMsg\":");
        JsonWriter.appendString(errMsg, end);
        byte[] json = FastPathMapper.tryMap(body, end.append(",\"errCode\":0}").toString());
        return json == null ? null : new CallResult(JsonNumber.of(0), errMsg, json);
    }

    /** Creates a success of bytes. */
    static CallResult binarySuccess(String api, BinaryBody binary) {
        return new CallResult(JsonNumber.of(0), okMessage(api), null, binary, "");
    }

    private static CallResult success(String api, SequencedMap<String, JsonValue> fields, KeyCase keyCase) {
        String errMsg = okMessage(api);
        fields.put(ERR_MSG, new JsonString(errMsg));
        fields.put(ERR_CODE, JsonNumber.of(0));
        return of(JsonNumber.of(0), errMsg, JsonWriter.stringify(JsonObject.of(fields), keyCase));
    }

    /**
     * Returns the errMsg of a success. Not a string expression: in a cold start, linking one takes longer than the rest
     * of the mapping of the first plain response.
     */
    private static String okMessage(String api) {
        return "openapi.".concat(api).concat(":ok");
    }

    /**
     * Creates the result of one call for each of several apps: {@code {"apps":[{"appid":…,"result":{…}},…]}}, and the
     * {@code errMsg} and {@code errCode} of {@code summary}.
     *
     * @param results the results by AppID, well-formed
     */
    public static CallResult ofApps(SequencedMap<String, CallResult> results, CallResult summary) {
        StringBuilder json = new StringBuilder("{\"apps\":[");
        results.forEach((appId, result) -> {
            json.append("{\"appid\":\"").append(appId).append("\",\"result\":");
            json.append(result.json()).append("},");
        });
        json.setLength(json.length() - 1);
        JsonWriter.appendString(summary.errMsg, json.append("],\"errMsg\":"));
        json.append(",\"errCode\":")
                .append(JsonWriter.stringify(summary.errCode))
                .append('}');
        return of(summary.errCode, summary.errMsg, json.toString()).withDiagnostic(summary.diagnostic);
    }

    static CallResult error(JsonValue errCode, String errMsg) {
        SequencedMap<String, JsonValue> both = new LinkedHashMap<>();
        both.put(ERR_CODE, errCode);
        both.put(ERR_MSG, new JsonString(errMsg));
        return of(errCode, errMsg, JsonWriter.stringify(JsonObject.of(both)));
    }

    /**
     * Creates an error of WeChat's.
     *
     * @param code its errcode
     * @param message its errmsg, null if WeChat sent none, which JavaScript writes as {@code undefined}
     */
    public static CallResult weChatError(String api, JsonValue code, @Nullable JsonValue message) {
        String text = message == null ? "undefined" : JsStrings.toTemplateString(message);
        return text == null
                ? fail(api, SCRIPT_ERROR, "Cannot convert object to primitive value")
                : error(code, "openapi." + api + ":fail " + text);
    }

    /** Creates the error of a response that is not the expected JSON object. */
    static CallResult invalidResponse(String api, String body) {
        return fail(api, INVALID_RESPONSE, "wechat server internal error, response body is invalid json: " + body);
    }

    /**
     * Creates the error of a call without a complete exchange with WeChat.
     *
     * @param reason a short sentence that holds no URL, token or secret
     */
    public static CallResult transportFailed(String api, String reason) {
        return fail(api, TRANSPORT_FAILED, TRANSPORT_FAILED + " resource system error. " + reason);
    }

    /**
     * Creates the error of an invalid setting or event.
     *
     * @param reason the setting or the event, and the remedy
     */
    public static CallResult badArguments(String api, String reason) {
        return fail(api, BAD_ARGUMENTS, BAD_ARGUMENTS + " system args error. " + reason);
    }

    private static CallResult fail(String api, int code, String text) {
        return error(JsonNumber.of(code), "openapi." + api + ":fail " + text);
    }

    /** Returns this result with a note for the log in place of its own. */
    public CallResult withDiagnostic(String note) {
        return new CallResult(errCode, errMsg, json, binary, note);
    }

    /** Returns 0 for a success; otherwise the code, in WeChat's own JSON type. */
    public JsonValue errCode() {
        return errCode;
    }

    /** Returns the errCode as an int; 0 for a success, and for an error without such a code. */
    public int numericErrCode() {
        return numericErrCode;
    }

    /** Returns {@code openapi.<api>:ok}, or the error message. */
    public String errMsg() {
        return errMsg;
    }

    /** Returns the whole result as {@code JSON.stringify} writes it. */
    public String json() {
        return new String(utf8Json(), StandardCharsets.UTF_8);
    }

    /** Returns {@link #json} in UTF-8: not copied, and not to be changed. */
    public byte[] utf8Json() {
        byte[] whole = json;
        if (whole == null) {
            whole = Objects.requireNonNull(binary).toJson(errMsg);
            json = whole;
        }
        return whole;
    }

    /** Returns the bytes of a success that has them, or null. */
    public @Nullable BinaryBody binary() {
        return binary;
    }

    /** Returns a note for the log beside the errMsg; usually empty, and never part of the result. */
    public String diagnostic() {
        return diagnostic;
    }

    /** Returns whether the SDK throws this result, rather than resolves with it. */
    public boolean isError() {
        return errCode.isTruthy();
    }

    /** Parses the whole result. */
    public JsonObject parseFields() {
        return (JsonObject) LenientJsonParser.parse(json());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallResult that
                && errCode.equals(that.errCode)
                && errMsg.equals(that.errMsg)
                && Arrays.equals(utf8Json(), that.utf8Json())
                && diagnostic.equals(that.diagnostic);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8Json());
    }

    @Override
    public String toString() {
        return json();
    }
}
