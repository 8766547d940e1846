package io.cloudcall.logistics;

import io.cloudcall.json.FieldReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A logistics account that is bound to the mini program. Immutable. A component is null where WeChat sends nothing, or
 * null, or what cannot be read, which is in {@code additionalFields} then: see {@link AccountList}.
 *
 * @param bizId the delivery company's number for its customer; also a name in Chinese
 * @param deliveryId the delivery company, such as {@code SF}
 * @param createTime when it was bound
 * @param updateTime when it was last changed
 * @param status whether it is bound
 * @param alias its name for people
 * @param remarkWrongMsg the reason why binding it failed, or the result of EMS's review
 * @param remarkContent the remark that was sent along to bind it
 * @param quotaNum how many electronic waybills are left, as WeChat sends it; see {@link #remainingQuota()}
 * @param quotaUpdateTime when that was last changed; WeChat may send 0, which is 1970
 * @param serviceTypes the delivery services that it can use, empty where WeChat sends none
 * @param additionalFields the rest: names in camelCase, as a cloud call has them, to JSON text
 */
public record Account(
        @Nullable String bizId,
        @Nullable String deliveryId,
        @Nullable Instant createTime,
        @Nullable Instant updateTime,
        @Nullable AccountStatus status,
        @Nullable String alias,
        @Nullable String remarkWrongMsg,
        @Nullable String remarkContent,
        @Nullable BigDecimal quotaNum,
        @Nullable Instant quotaUpdateTime,
        List<ServiceType> serviceTypes,
        Map<String, String> additionalFields) {

    /**
     * The carriers whose customers settle later and buy no waybills in advance. WeChat's page on carriers (快递公司信息)
     * calls all others franchised (加盟), and only those support getQuota, by {@code can_get_quota} of getAllDelivery.
     */
    private static final Set<String> CARRIERS_WITHOUT_QUOTA = Set.of("DB", "EMS", "JDL", "PJ", "SF");

    /** Copies list and map. */
    public Account {
        serviceTypes = List.copyOf(serviceTypes);
        additionalFields = FieldReader.unmodifiableCopy(additionalFields);
    }

    /**
     * Returns the number of electronic waybills left; empty for an account without a quota: {@code quotaNum} is null or
     * negative, or it is 0 and counts nothing, because WeChat never read it, by {@code quotaUpdateTime}, or because the
     * carrier sells no waybills in advance. A 0 of an unknown carrier counts, and so does any number above 0.
     *
     * @return the number
     */
    public Optional<BigDecimal> remainingQuota() {
        return Optional.ofNullable(quotaNum)
                .filter(number -> number.signum() > 0 || (number.signum() == 0 && isZeroMeant()));
    }

    private boolean isZeroMeant() {
        boolean neverRead = quotaUpdateTime != null && !quotaUpdateTime.isAfter(Instant.EPOCH);
        return !neverRead && (deliveryId == null || !CARRIERS_WITHOUT_QUOTA.contains(deliveryId.strip()));
    }

    static Account of(FieldReader fields) {
        Long status = fields.longValue("statusCode");
        return new Account(
                fields.string("bizId"),
                fields.string("deliveryId"),
                fields.instant("createTime"),
                fields.instant("updateTime"),
                status == null ? null : new AccountStatus(status),
                fields.string("alias"),
                fields.string("remarkWrongMsg"),
                fields.string("remarkContent"),
                fields.decimal("quotaNum"),
                fields.instant("quotaUpdateTime"),
                fields.list("serviceType", ServiceType::of),
                fields.remaining());
    }
}
