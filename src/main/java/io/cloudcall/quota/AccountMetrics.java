package io.cloudcall.quota;

import io.cloudcall.logistics.Account;
import io.cloudcall.logistics.AccountStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of an account for metrics: null for a number that is not there, or that a metric would change. */
record AccountMetrics(Account account) {
    /** Beyond it doubles, which CloudWatch keeps, leave out whole numbers. */
    private static final long MAX_EXACT = 1L << 53;

    /** Returns the carrier, or an empty text. */
    String deliveryId() {
        return text(account.deliveryId());
    }

    /** Returns the shop's own name for the account, or an empty text. */
    String alias() {
        return text(account.alias());
    }

    /** Returns the carrier's name for the account, or an empty text. */
    String bizId() {
        return text(account.bizId());
    }

    private static String text(@Nullable String field) {
        return Objects.requireNonNullElse(field, "").strip();
    }

    @Nullable
    Long quota() {
        return exact(account.remainingQuota().orElse(null));
    }

    @Nullable
    Long status() {
        return exact(statusCode());
    }

    /** Returns the status as JSON text; empty if WeChat sends none. */
    String statusText() {
        return json("statusCode", statusCode());
    }

    /** Returns whether the status is another one than bound, be it one that cannot be read. */
    boolean isTroubled() {
        AccountStatus status = account.status();
        return status == null ? !statusText().isEmpty() : !status.equals(AccountStatus.BOUND);
    }

    /** Returns the seconds between the last change and {@code now}, in milliseconds since 1970; null if there is no such moment, or zero. */
    @Nullable
    Long age(long now) {
        Long moment = exact(updateTime());
        return moment == null || moment <= 0 ? null : Long.valueOf(Math.max(0, now / 1_000 - moment));
    }

    /** Returns the fields that WeChat sends and no metric can hold, as JSON text. */
    Map<String, String> unusable() {
        Map<String, String> unusable = new LinkedHashMap<>();
        addIfUnusable(unusable, "quotaNum", account.quotaNum());
        addIfUnusable(unusable, "statusCode", statusCode());
        addIfUnusable(unusable, "updateTime", updateTime());
        return unusable;
    }

    private void addIfUnusable(Map<String, String> unusable, String name, @Nullable BigDecimal number) {
        String json = json(name, number);
        if (!json.isEmpty() && exact(number) == null) {
            unusable.put(name, json);
        }
    }

    private @Nullable BigDecimal statusCode() {
        AccountStatus status = account.status();
        return status == null ? null : BigDecimal.valueOf(status.code());
    }

    private @Nullable BigDecimal updateTime() {
        Instant time = account.updateTime();
        return time == null ? null : BigDecimal.valueOf(time.getEpochSecond());
    }

    private String json(String name, @Nullable BigDecimal number) {
        return number == null ? unread(name) : number.toString();
    }

    /** Returns what has no component because of its type; a blank text is the same as nothing. */
    private String unread(String name) {
        String json = account.additionalFields().getOrDefault(name, "");
        boolean isBlank =
                json.startsWith("\"") && json.substring(1, json.length() - 1).isBlank();
        return isBlank ? "" : json;
    }

    /** Returns the number to the last digit, or null rather than one that is near it. */
    private static @Nullable Long exact(@Nullable BigDecimal number) {
        try {
            long exact = number == null ? Long.MAX_VALUE : number.longValueExact();
            return exact >= -MAX_EXACT && exact <= MAX_EXACT ? exact : null;
        } catch (ArithmeticException fractionOrTooLarge) {
            return null;
        }
    }
}
