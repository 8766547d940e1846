package io.cloudcall.logistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A logistics account that is bound to the mini program. Immutable. A component is null where WeChat sends nothing, or null, or what
 * cannot be read, which is in {@code other} then: see {@link AccountList}.
 *
 * @param bizId the delivery company's number for its customer; also a name in Chinese
 * @param deliveryId the delivery company, such as {@code SF}
 * @param createTime when it was bound
 * @param updateTime when it was last changed
 * @param status whether it is bound
 * @param alias its name for people
 * @param remarkWrongMsg why binding it failed, or what EMS's review says
 * @param remarkContent the remark that was sent along to bind it
 * @param quotaNum how many electronic waybills are left
 * @param quotaUpdateTime when that was last changed; WeChat may send 0, which is 1970
 * @param serviceTypes the delivery services that it can use, empty where WeChat sends none
 * @param other the rest: names in camelCase, as a cloud call has them, to JSON text
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
        Map<String, String> other) {

    /** Copies list and map. */
    public Account {
        serviceTypes = List.copyOf(serviceTypes);
        other = Fields.copy(other);
    }

    static Account of(Fields fields) {
        Long status = fields.whole("statusCode");
        return new Account(
                fields.text("bizId"),
                fields.text("deliveryId"),
                fields.time("createTime"),
                fields.time("updateTime"),
                status == null ? null : new AccountStatus(status),
                fields.text("alias"),
                fields.text("remarkWrongMsg"),
                fields.text("remarkContent"),
                fields.number("quotaNum"),
                fields.time("quotaUpdateTime"),
                fields.list("serviceType", ServiceType::of),
                fields.others());
    }
}
