package io.cloudcall.wechat;

import io.cloudcall.json.JsStrings;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.json.KeyCase;
import io.cloudcall.json.LenientJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of WeChat's <a
 * href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/openApi-mgnt/getRidInfo.html">getRidInfo</a>, which
 * quotes a request of the last seven days: the query of its URL, its body and its response, with credentials that may
 * still be valid, and that no other call has shown this process. Stateless.
 */
final class RidAnswer {
    /** The path of the call. */
    static final String PATH = "/cgi-bin/openapi/rid/get";

    private static final String URL = "request_url";
    private static final String NAME =
            "(?:access|refresh)(?:[_-]|%5F)?token|secret(?:[_-]?key)?|(?:session|encrypt)[_-]?key|ticket|password";
    private static final Pattern MEMBER =
            Pattern.compile("(\\\\{0,7}\")[\\w-]{0,40}?(?:" + NAME + ")\\1\\s*:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern URL_PARAMETER = parameter("[^&#]");
    private static final Pattern PARAMETER = parameter("[^&#\\s\"'<>\\\\]");

    private RidAnswer() {}

    /** Returns the pattern of a parameter, possessive: backtracking over a long value would overflow the stack. */
    private static Pattern parameter(String character) {
        return Pattern.compile("((?:" + NAME + ")(?:=|%3D))(?:(?!%26)" + character + ")++", Pattern.CASE_INSENSITIVE);
    }

    /** Returns the body without the credentials in the texts that it quotes. */
    static byte[] mask(byte[] body) {
        String text = JsStrings.decodeUtf8(body);
        return maskJson(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String maskJson(String text) {
        try {
            return JsonWriter.stringify(mask("", LenientJsonParser.parse(text)), KeyCase.AS_IS);
        } catch (JsonParseException e) {
            return maskText(text);
        }
    }

    private static JsonValue mask(String key, JsonValue value) {
        return switch (value) {
            case JsonString text ->
                new JsonString(
                        key.equals(URL)
                                ? replace(URL_PARAMETER.matcher(maskText(text.value())))
                                : maskText(text.value()));
            case JsonObject object -> {
                SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
                object.members().forEach((name, member) -> members.put(name, mask(name, member)));
                yield JsonObject.of(members);
            }
            case JsonArray array ->
                new JsonArray(
                        array.items().stream().map(item -> mask(key, item)).toList());
            default -> value;
        };
    }

    private static String maskText(String text) {
        return replace(PARAMETER.matcher(maskMembers(text)));
    }

    private static String replace(Matcher parameter) {
        return parameter.replaceAll("$1" + SecretRedactor.MASK);
    }

    /** Masks members of JSON that the text quotes, at any depth of quotation. */
    private static String maskMembers(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Matcher member = MEMBER.matcher(text);
        int position = 0;
        while (member.find(position)) {
            JsonExtent value = JsonExtent.at(text, member.end(), member.group(1));
            out.append(text, position, member.end()).append(value.replacement(member.group(1)));
            position = value.end();
        }
        return out.append(text, position, text.length()).toString();
    }
}
