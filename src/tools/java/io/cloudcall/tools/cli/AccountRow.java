package io.cloudcall.tools.cli;

import io.cloudcall.logistics.Account;
import io.cloudcall.logistics.AccountStatus;
import io.cloudcall.tools.cli.terminal.ControlCharacters;
import io.cloudcall.tools.cli.terminal.Style;
import io.cloudcall.tools.sandbox.logistics.CarrierName;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cells of an account in the table, without control characters. */
record AccountRow(Account account) {
    /** The text of a missing value. */
    static final String NONE = "–";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** The start of the year 10000: later values of WeChat's are not dates. */
    private static final Instant MAX_TIME = Instant.ofEpochSecond(253_402_300_800L);

    private static final Map<AccountStatus, String> STATUS_KEYS = Map.of(
            AccountStatus.BOUND, "accounts.status.bound",
            AccountStatus.IN_REVIEW, "accounts.status.in-review",
            AccountStatus.FAILED, "accounts.status.failed",
            AccountStatus.UNBOUND, "accounts.status.unbound");

    private static final Map<AccountStatus, Style> STATUS_STYLES = Map.of(
            AccountStatus.BOUND, Style.GOOD,
            AccountStatus.IN_REVIEW, Style.PENDING,
            AccountStatus.FAILED, Style.BAD,
            AccountStatus.UNBOUND, Style.QUIET);

    String carrierId() {
        return text(account.deliveryId());
    }

    /** Returns the Chinese name, empty if it is unknown. */
    String carrierName() {
        return account.deliveryId() == null ? "" : CarrierName.find(account.deliveryId());
    }

    /** Returns the alias, or the customer code if there is none. */
    String alias() {
        String alias = text(account.alias());
        return alias.equals(NONE) ? text(account.bizId()) : alias;
    }

    String status(Messages messages) {
        AccountStatus status = account.status();
        return status == null
                ? NONE
                : messages.get(STATUS_KEYS.getOrDefault(status, "accounts.status.other"), status.code());
    }

    Style statusStyle() {
        AccountStatus status = account.status();
        return status == null ? Style.PLAIN : STATUS_STYLES.getOrDefault(status, Style.PLAIN);
    }

    Optional<Quota> quota() {
        return Quota.of(account);
    }

    /** Returns whether the quota of a bound account is below {@code threshold}. */
    boolean isLow(long threshold) {
        return AccountStatus.BOUND.equals(account.status())
                && quota().filter(quota -> quota.isBelow(threshold)).isPresent();
    }

    /** Formats the last change of the account or its quota: the time if that was today, otherwise the date. */
    String formatUpdateTime(ZonedDateTime now) {
        return Stream.of(Optional.ofNullable(account.updateTime()), Optional.ofNullable(account.quotaUpdateTime()))
                .flatMap(Optional::stream)
                .filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(MAX_TIME))
                .max(Instant::compareTo)
                .map(time -> time.atZone(now.getZone()))
                .map(time -> (time.toLocalDate().equals(now.toLocalDate()) ? TIME : DATE).format(time))
                .orElse(NONE);
    }

    /** Returns the reason of a failure, or the review's remark; empty if there is none. */
    String remark() {
        return ControlCharacters.replace(Objects.requireNonNullElse(account.remarkWrongMsg(), ""))
                .strip();
    }

    private static String text(@Nullable String field) {
        String text =
                ControlCharacters.replace(Objects.requireNonNullElse(field, "")).strip();
        return text.isEmpty() ? NONE : text;
    }
}
