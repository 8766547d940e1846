package io.cloudcall.watch;

import io.cloudcall.openapi.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An account, as far as it is watched. A text that WeChat does not send is empty.
 *
 * @param deliveryId the delivery company
 * @param alias the shop's own name for it
 * @param bizId the delivery company's name for it
 * @param quotaNum how many waybills are left
 * @param quotaUpdateTime when that was so, in seconds since 1970; 0 if that never was
 * @param statusCode whether it is bound; 0 if it is
 * @param updateTime when it was last changed, in seconds since 1970
 */
record WatchedAccount(
        String deliveryId,
        String alias,
        String bizId,
        WatchedNumber quotaNum,
        WatchedNumber quotaUpdateTime,
        WatchedNumber statusCode,
        WatchedNumber updateTime) {

    static WatchedAccount of(JsonObject fields) {
        return new WatchedAccount(
                WatchedNumber.text(fields.get("deliveryId")).strip(),
                WatchedNumber.text(fields.get("alias")).strip(),
                WatchedNumber.text(fields.get("bizId")).strip(),
                WatchedNumber.of(fields, "quotaNum"),
                WatchedNumber.of(fields, "quotaUpdateTime"),
                WatchedNumber.of(fields, "statusCode"),
                WatchedNumber.of(fields, "updateTime"));
    }

    /**
     * How many waybills are left; null for an account without quota: no number, a negative one, or 0 as of the moment 0, which WeChat
     * sends where no delivery company has told it of any.
     */
    @Nullable
    Long quota() {
        Long quota = quotaNum.exact();
        return quota == null || quota < 0 || (quota == 0 && quotaUpdateTime.isZero()) ? null : quota;
    }

    boolean isTroubled() {
        return statusCode.isOtherThanZero();
    }

    /** Seconds between its last change and {@code now}, in milliseconds since 1970; null if WeChat gives no moment, or zero. */
    @Nullable
    Long age(long now) {
        Long moment = updateTime.exact();
        return moment == null || moment <= 0 ? null : Long.valueOf(Math.max(0, now / 1_000 - moment));
    }
}
