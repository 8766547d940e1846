package io.cloudcall.wechat;

import io.cloudcall.http.TransportResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * A parser of the header <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">Retry-After</a>: seconds, or a
 * date.
 */
final class RetryAfter {
    /** Ten years of seconds have nine digits; a longer number means never. */
    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /** Returns the milliseconds that the server requires; zero without such a header, or with one that is malformed. */
    static long millis(TransportResponse response, Clock clock) {
        String value = response.header("retry-after");
        if (value == null || value.isBlank()) {
            return 0;
        }
        String text = value.strip();
        return isNumber(text) ? secondsToMillis(text) : millisUntil(text, Instant.now(clock));
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long secondsToMillis(String digits) {
        return 1_000 * Long.parseLong(digits.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : digits);
    }

    private static long millisUntil(String date, Instant now) {
        try {
            Instant moment = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Math.max(0, Duration.between(now, moment).toMillis());
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
