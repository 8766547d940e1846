package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Answer;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Refusal;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Set;

/**
 * {@code POST /cgi-bin/express/business/account/bind}.
 *
 * <p>Assumed: a first request to EMS, which alone reviews its accounts, succeeds, and 9300532 answers those that come
 * before the review's end; a password is wrong if it is missing where the page of old wants one; an account that was
 * unbound, or failed its review, stays in the list, and can be bound anew; a new account of a company that has quotas
 * comes with 100 waybills.
 */
final class BindAccountEndpoint implements Endpoint {

    private static final Set<String> WITHOUT_PASSWORD = Set.of("EMS", "SF", "JDL");
    private static final String WITH_REVIEW = "EMS";
    private static final int FIRST_QUOTA = 100;

    private final Clock clock;
    private final Deliveries deliveries;
    private final Accounts accounts;

    BindAccountEndpoint(Clock clock, Deliveries deliveries, Accounts accounts) {
        this.clock = clock;
        this.deliveries = deliveries;
        this.accounts = accounts;
    }

    @Override
    public Answer answer(ReceivedRequest request) {
        Fields fields = Fields.of(request);
        if (fields.is("type", "bind")) {
            bind(fields);
        } else if (fields.is("type", "unbind")) {
            unbind(fields);
        } else {
            throw new Refusal(Errcode.INVALID_ARGS);
        }
        return Answer.errcode(0, "ok");
    }

    private void bind(Fields fields) {
        Delivery delivery = deliveries.require(fields.text("delivery_id"));
        String bizId = fields.text("biz_id");
        accounts.find(delivery.id(), bizId).ifPresent(BindAccountEndpoint::requireNotBound);
        if (!isKnown(delivery, bizId, fields.optionalText("password"))) {
            throw new Refusal(Errcode.INVALID_BIZ_ID_OR_PASSWORD);
        }
        accounts.put(account(delivery, bizId, fields.optionalText("remark_content")));
    }

    private void unbind(Fields fields) {
        JsonObject account = accounts.find(fields.text("delivery_id"), fields.text("biz_id"))
                .filter(found -> !AccountStatus.UNBOUND.isOf(found))
                .orElseThrow(() -> new Refusal(Errcode.NO_SUCH_BIZ_ID));
        accounts.put(AccountStatus.UNBOUND.givenTo(account, now()));
    }

    private static void requireNotBound(JsonObject account) {
        if (AccountStatus.BOUND.isOf(account)) {
            throw new Refusal(Errcode.BIZ_ID_ALREADY_BOUND);
        }
        if (AccountStatus.IN_REVIEW.isOf(account)) {
            throw new Refusal(Errcode.BIND_IN_REVIEW);
        }
    }

    /** Codes for cash cannot be bound, as developers have found, and no company has one with escapes in it. */
    private static boolean isKnown(Delivery delivery, String bizId, String password) {
        return !delivery.isTest()
                && !delivery.isCash(bizId)
                && !bizId.contains("\\u")
                && (!password.isEmpty() || WITHOUT_PASSWORD.contains(delivery.id()));
    }

    private JsonObject account(Delivery delivery, String bizId, String remark) {
        return new JsonObject()
                .put("biz_id", bizId)
                .put("delivery_id", delivery.id())
                .put("create_time", now())
                .put("update_time", now())
                .put("status_code", firstStatus(delivery).code())
                .put("alias", "")
                .put("remark_wrong_msg", "")
                .put("remark_content", remark)
                .put("quota_num", delivery.hasQuota() ? FIRST_QUOTA : 0)
                .put("quota_update_time", now())
                .put("service_type", delivery.serviceTypes());
    }

    private static AccountStatus firstStatus(Delivery delivery) {
        return WITH_REVIEW.equals(delivery.id()) ? AccountStatus.IN_REVIEW : AccountStatus.BOUND;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
