package io.cloudcall.watch;

import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonNumber;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonText;
import io.cloudcall.openapi.JsonValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number that WeChat sends, or sends as text, or does not send.
 *
 * @param name of the field
 * @param json what was sent, in JSON; empty if nothing was, or null, or an empty text
 * @param number what it means; null if it is no number
 */
record WatchedNumber(String name, String json, @Nullable BigDecimal number) {
    /** Beyond it doubles, which CloudWatch keeps, leave out whole numbers. */
    private static final long MOST = 1L << 53;

    /** In characters. */
    private static final int LONGEST = 40;

    static WatchedNumber of(JsonObject fields, String name) {
        JsonValue value = fields.get(name);
        return value == null || isNone(value)
                ? new WatchedNumber(name, "", null)
                : new WatchedNumber(name, value.toJson(), number(value));
    }

    private static boolean isNone(JsonValue value) {
        return value == JsonLiteral.NULL
                || (value instanceof JsonText text && text.value().isBlank());
    }

    private static @Nullable BigDecimal number(JsonValue value) {
        String text = text(value).strip();
        try {
            return text.length() > LONGEST ? null : new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** The text of a text or a number, which WeChat may take for each other; that of any other value is empty. */
    static String text(@Nullable JsonValue value) {
        if (value instanceof JsonText text) {
            return text.value();
        }
        return value instanceof JsonNumber number ? number.text() : "";
    }

    /** The number, if it is a whole one that a metric holds to the last digit; otherwise null, rather than one that is near it. */
    @Nullable
    Long exact() {
        try {
            long exact = number == null ? Long.MAX_VALUE : number.longValueExact();
            return exact >= -MOST && exact <= MOST ? exact : null;
        } catch (ArithmeticException fractionOrTooLarge) {
            return null;
        }
    }

    /** Whether it is there and is not zero. */
    boolean isOtherThanZero() {
        return number != null && number.signum() != 0;
    }

    boolean isZero() {
        return number != null && number.signum() == 0;
    }

    /** Whether something was sent that no metric can tell. */
    boolean isUnusable() {
        return !json.isEmpty() && exact() == null;
    }
}
