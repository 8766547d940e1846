package io.cloudcall.quota;

import io.cloudcall.logistics.Account;
import io.cloudcall.logistics.AccountStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of an account for metrics: null for a number that is absent, or that a metric would not hold exactly. */
record AccountMetrics(Account account) {
    /** The limit beyond which doubles, which CloudWatch stores, skip integers. */
    private static final long MAX_EXACT_INTEGER = 1L << 53;

    /** Returns the identifier of the delivery company, or an empty string. */
    String deliveryId() {
        return stripOrEmpty(account.deliveryId());
    }

    /** Returns the shop's own name for the account, or an empty string. */
    String alias() {
        return stripOrEmpty(account.alias());
    }

    /** Returns the delivery company's name for the account, or an empty string. */
    String bizId() {
        return stripOrEmpty(account.bizId());
    }

    private static String stripOrEmpty(@Nullable String field) {
        return Objects.requireNonNullElse(field, "").strip();
    }

    @Nullable
    Long quota() {
        return toExactLong(account.remainingQuota().orElse(null));
    }

    @Nullable
    Long status() {
        return toExactLong(statusCode());
    }

    /** Returns the status as JSON text; empty if WeChat sends none. */
    String statusText() {
        return toJson("statusCode", statusCode());
    }

    /** Returns whether the status is another one than bound, be it one that is not a number. */
    boolean needsAttention() {
        AccountStatus status = account.status();
        return status == null ? !statusText().isEmpty() : !status.equals(AccountStatus.BOUND);
    }

    /**
     * Returns the seconds since the last change; null if WeChat sends no time for it, or zero.
     *
     * @param now the time in milliseconds since 1970
     */
    @Nullable
    Long ageSeconds(long now) {
        Long updateSecond = toExactLong(updateTime());
        return updateSecond == null || updateSecond <= 0 ? null : Long.valueOf(Math.max(0, now / 1_000 - updateSecond));
    }

    /** Returns whether there is a value for a metric, which does not depend on the time. */
    boolean hasMetric() {
        return quota() != null || status() != null || ageSeconds(0) != null;
    }

    /** Returns the fields that WeChat sends and no metric can hold: their names and JSON texts. */
    Map<String, String> fieldsWithoutMetric() {
        Map<String, String> fields = new LinkedHashMap<>();
        addIfNoMetric(fields, "quotaNum", account.quotaNum());
        addIfNoMetric(fields, "statusCode", statusCode());
        addIfNoMetric(fields, "updateTime", updateTime());
        return fields;
    }

    private void addIfNoMetric(Map<String, String> fields, String name, @Nullable BigDecimal number) {
        String json = toJson(name, number);
        if (!json.isEmpty() && toExactLong(number) == null) {
            fields.put(name, json);
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

    private String toJson(String name, @Nullable BigDecimal number) {
        return number == null ? unparsedField(name) : number.toString();
    }

    /**
     * Returns a field that is no component of the account because of its JSON type; empty if it is absent or a blank
     * string.
     */
    private String unparsedField(String name) {
        String json = account.additionalFields().getOrDefault(name, "");
        boolean isBlank =
                json.startsWith("\"") && json.substring(1, json.length() - 1).isBlank();
        return isBlank ? "" : json;
    }

    /** Returns the number if a metric holds it to the last digit, otherwise null. */
    private static @Nullable Long toExactLong(@Nullable BigDecimal number) {
        try {
            long exact = number == null ? Long.MAX_VALUE : number.longValueExact();
            return exact >= -MAX_EXACT_INTEGER && exact <= MAX_EXACT_INTEGER ? exact : null;
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
