package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Set;

/**
 * {@code POST /cgi-bin/express/business/account/bind}.
 *
 * <p>Assumed: a first request to EMS, which alone reviews its accounts, succeeds, and further ones fail with 9300532
 * until the review ends; a password is invalid if it is missing where the older page requires one; an account that was
 * unbound, or failed its review, stays in the list, and can be bound again; a new account of a carrier with quotas has
 * 100 waybills.
 */
final class BindAccountEndpoint implements Endpoint {

    private static final Set<String> WITHOUT_PASSWORD = Set.of("EMS", "SF", "JDL");
    private static final String REVIEWED_CARRIER = "EMS";

    private final Clock clock;
    private final Carriers carriers;
    private final BoundAccounts accounts;

    BindAccountEndpoint(Clock clock, Carriers carriers, BoundAccounts accounts) {
        this.clock = clock;
        this.carriers = carriers;
        this.accounts = accounts;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        if (fields.hasValue("type", "bind")) {
            bind(fields);
        } else if (fields.hasValue("type", "unbind")) {
            unbind(fields);
        } else {
            throw new ApiErrorException(Errcode.INVALID_ARGS);
        }
        return StubResponse.errcode(0, "ok");
    }

    private void bind(RequestFields fields) {
        Carrier carrier = carriers.require(fields.text("delivery_id"));
        String bizId = fields.text("biz_id");
        accounts.find(carrier.id(), bizId).ifPresent(BindAccountEndpoint::requireNotBound);
        if (!canBind(carrier, bizId, fields.optionalText("password"))) {
            throw new ApiErrorException(Errcode.INVALID_BIZ_ID_OR_PASSWORD);
        }
        accounts.put(NewAccount.of(carrier, bizId, now())
                .put("status_code", initialStatus(carrier).code())
                .put("remark_content", fields.optionalText("remark_content")));
    }

    private void unbind(RequestFields fields) {
        JsonObject account = accounts.find(fields.text("delivery_id"), fields.text("biz_id"))
                .filter(found -> !BindingStatus.UNBOUND.matches(found))
                .orElseThrow(() -> new ApiErrorException(Errcode.NO_SUCH_BIZ_ID));
        accounts.put(BindingStatus.UNBOUND.applyTo(account, now()));
    }

    private static void requireNotBound(JsonObject account) {
        if (BindingStatus.BOUND.matches(account)) {
            throw new ApiErrorException(Errcode.BIZ_ID_ALREADY_BOUND);
        }
        if (BindingStatus.IN_REVIEW.matches(account)) {
            throw new ApiErrorException(Errcode.BIND_IN_REVIEW);
        }
    }

    /** Codes for cash cannot be bound, as developers have reported, and no carrier has one with escapes in it. */
    private static boolean canBind(Carrier carrier, String bizId, String password) {
        return !carrier.isTest()
                && !carrier.isCashBizId(bizId)
                && !bizId.contains("\\u")
                && (!password.isEmpty() || WITHOUT_PASSWORD.contains(carrier.id()));
    }

    private static BindingStatus initialStatus(Carrier carrier) {
        return REVIEWED_CARRIER.equals(carrier.id()) ? BindingStatus.IN_REVIEW : BindingStatus.BOUND;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
