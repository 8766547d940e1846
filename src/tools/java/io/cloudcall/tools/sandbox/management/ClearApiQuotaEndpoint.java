package io.cloudcall.tools.sandbox.management;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import java.time.Clock;

/** {@code POST /cgi-bin/openapi/quota/clear}: fifty times a month. Assumed: the error of one more. */
final class ClearApiQuotaEndpoint implements Endpoint {
    private static final int TIMES_A_MONTH = 50;

    private final ApiQuotas quotas;
    private final QuotaPaths paths;
    private final MonthlyAllowance allowance;

    ClearApiQuotaEndpoint(Clock clock, ApiQuotas quotas, QuotaPaths paths) {
        this.quotas = quotas;
        this.paths = paths;
        allowance = new MonthlyAllowance(clock, TIMES_A_MONTH);
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        String path = paths.require(request);
        allowance.take();
        quotas.of(path).reset();
        return StubResponse.errcode(0, "ok");
    }
}
