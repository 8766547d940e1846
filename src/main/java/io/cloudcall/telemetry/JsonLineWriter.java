package io.cloudcall.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A writer of a JSON object in one line. It appends by hand, and without {@code +} between strings: a serializer, a
 * date format or the linking of such an expression would cost a cold start more than the rest of the line.
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

    /** Returns {@code text} so that the line stays one line, and JSON. No value needs it today. */
    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x1f]", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Writes a time in the format of RFC 3339. */
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

    private void appendPadded(int value, int highestPlace, char after) {
        for (int place = highestPlace; place > 0; place /= 10) {
            out.append((char) ('0' + value / place % 10));
        }
        out.append(after);
    }

    /** Begins a member with a part of its value that is JSON already. */
    JsonLineWriter rawJson(String name, String part) {
        name(name).append(part);
        return this;
    }

    /** Appends another part of the value that {@link #rawJson} began. */
    JsonLineWriter append(String part) {
        out.append(part);
        return this;
    }

    /** Appends a number to the value that {@link #rawJson} began. */
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

    /** Returns the line with its line feed, in UTF-8. */
    byte[] toBytes() {
        return out.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
