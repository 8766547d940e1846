package io.cloudcall.tools.sandbox.management;

import io.cloudcall.tools.sandbox.CallQuota;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** {@code POST /cgi-bin/openapi/quota/get}. */
final class GetApiQuotaEndpoint implements Endpoint {

    private final Clock clock;
    private final ApiQuotas quotas;
    private final QuotaPaths paths;

    GetApiQuotaEndpoint(Clock clock, ApiQuotas quotas, QuotaPaths paths) {
        this.clock = clock;
        this.quotas = quotas;
        this.paths = paths;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        CallQuota quota = quotas.of(paths.require(request));
        int used = quota.used(clock.instant());
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put(
                        "quota",
                        new JsonObject()
                                .put("daily_limit", quota.limit())
                                .put("used", used)
                                .put("remain", quota.limit() - used)));
    }
}
