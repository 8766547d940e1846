package io.cloudcall.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A JSON object in one line. By hand, and without {@code +} between strings: a serializer, a date format or the linking of such an
 * expression would cost a cold start more than all the rest.
 */
final class JsonLineWriter {
    private final StringBuilder out = new StringBuilder(1_024).append('{');

    JsonLineWriter number(String name, long value) {
        name(name).append(value);
        return this;
    }

    JsonLineWriter string(String name, String value) {
        name(name).append('"').append(isPlain(value) ? value : escaped(value)).append('"');
        return this;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Nothing that is told needs it; should it ever, the line stays one, and JSON. */
    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x1f]", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** A moment as RFC 3339 writes it. */
    JsonLineWriter timestamp(String name, long epochMillis) {
        LocalDateTime moment = LocalDateTime.ofEpochSecond(Math.floorDiv(epochMillis, 1_000L), 0, ZoneOffset.UTC);
        name(name).append('"');
        appendPadded(moment.getYear(), 1_000, '-');
        appendPadded(moment.getMonthValue(), 10, '-');
        appendPadded(moment.getDayOfMonth(), 10, 'T');
        appendPadded(moment.getHour(), 10, ':');
        appendPadded(moment.getMinute(), 10, ':');
        appendPadded(moment.getSecond(), 10, '.');
        appendPadded(Math.floorMod(epochMillis, 1_000), 100, 'Z');
        out.append('"');
        return this;
    }

    private void appendPadded(int value, int highest, char after) {
        for (int place = highest; place > 0; place /= 10) {
            out.append((char) ('0' + value / place % 10));
        }
        out.append(after);
    }

    /** Begins with a part of a value that is JSON already. */
    JsonLineWriter rawJson(String name, String part) {
        name(name).append(part);
        return this;
    }

    /** Goes on with another part. */
    JsonLineWriter append(String part) {
        out.append(part);
        return this;
    }

    /** Goes on with a number. */
    JsonLineWriter append(long part) {
        out.append(part);
        return this;
    }

    private StringBuilder name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        return out.append('"').append(name).append("\":");
    }

    /** The line with its end, in UTF-8. */
    byte[] toBytes() {
        return out.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
