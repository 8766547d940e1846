package io.cloudcall.tools.sandbox.management;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.cloudcall.tools.sandbox.management.RefusedRequests.RefusedRequest;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * {@code POST /cgi-bin/openapi/rid/get}: finds the requests that the sandbox refused, and the rid of the example on
 * WeChat's page, however old that one is. A request that acted for another app is 76003. Assumed: each app finds a
 * request that acted for none.
 */
final class GetRidInfoEndpoint implements Endpoint {
    private static final Pattern RID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{8}){2}");
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String SAMPLE_RID = "61725984-6126f6f9-040f19c4";

    private final Clock clock;
    private final String appId;
    private final RefusedRequests requests;

    GetRidInfoEndpoint(Clock clock, String appId, RefusedRequests requests) {
        this.clock = clock;
        this.appId = appId;
        this.requests = requests;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        String rid = RequestFields.of(request).optionalText("rid");
        JsonObject details = rid.equals(SAMPLE_RID) ? sample() : find(rid);
        return StubResponse.json(
                new JsonObject().put("errcode", 0).put("errmsg", "ok").put("request", details));
    }

    private JsonObject find(String rid) {
        if (!RID.matcher(rid).matches()) {
            throw new ApiErrorException(Errcode.INVALID_RID);
        }
        RefusedRequest refused = requests.find(rid).orElseThrow(() -> new ApiErrorException(Errcode.RID_NOT_FOUND));
        ApiErrorException.require(appId.equals(refused.appIdOr(appId)), Errcode.OTHER_APPS_RID);
        if (refused.arrivedAt().plus(KEPT).isBefore(clock.instant())) {
            throw new ApiErrorException(Errcode.RID_EXPIRED);
        }
        return refused.details();
    }

    private static JsonObject sample() {
        return new JsonObject()
                .put("invoke_time", 1_635_156_704)
                .put("cost_in_ms", 30)
                .put("request_url", "access_token=50_sandbox-sample-token")
                .put("request_body", "")
                .put(
                        "response_body",
                        "{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit rid: " + SAMPLE_RID + "\"}")
                .put("client_ip", "113.xx.70.51");
    }
}
