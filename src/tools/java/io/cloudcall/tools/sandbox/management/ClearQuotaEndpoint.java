package io.cloudcall.tools.sandbox.management;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import java.time.Clock;

/** {@code POST /cgi-bin/clear_quota}: ten times a month. */
final class ClearQuotaEndpoint implements Endpoint {
    private static final int TIMES_A_MONTH = 10;

    private final String appId;
    private final ApiQuotas quotas;
    private final MonthlyAllowance allowance;

    ClearQuotaEndpoint(Clock clock, String appId, ApiQuotas quotas) {
        this.appId = appId;
        this.quotas = quotas;
        allowance = new MonthlyAllowance(clock, TIMES_A_MONTH);
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        ApiErrorException.require(RequestFields.of(request).hasValue("appid", appId), Errcode.INVALID_APPID);
        allowance.take();
        quotas.resetAll();
        return StubResponse.errcode(0, "ok");
    }
}
