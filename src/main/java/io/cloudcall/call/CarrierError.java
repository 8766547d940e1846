package io.cloudcall.call;

import io.cloudcall.json.JsStrings;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The reason of a delivery company in an error of WeChat's, for the log: the result of the call has no place for it.
 * Its order and its customer are left out. Stateless.
 */
final class CarrierError {
    /** The names of logistics, and of 即时配送, which have no prefix. */
    private static final List<String> NAMES =
            List.of("delivery_resultcode", "delivery_resultmsg", "resultcode", "resultmsg");

    private static final int MAX_LENGTH = 200;
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern TELEPHONE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");

    private CarrierError() {}

    /** Returns the carrier's code and text in one line, or an empty text if there are none. */
    static String describe(JsonObject error) {
        StringJoiner line = new StringJoiner(", ");
        for (String name : NAMES) {
            String value = text(error.get(name));
            if (!value.isBlank()) {
                line.add(name + " " + value);
            }
        }
        return line.toString();
    }

    private static String text(@Nullable JsonValue value) {
        String text = value instanceof JsonString || value instanceof JsonNumber
                ? String.valueOf(JsStrings.toTemplateString(value))
                : "";
        String line = TELEPHONE
                .matcher(CONTROL_CHARACTERS.matcher(text).replaceAll(" "))
                .replaceAll("***");
        return line.codePointCount(0, line.length()) <= MAX_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)) + "…";
    }
}
