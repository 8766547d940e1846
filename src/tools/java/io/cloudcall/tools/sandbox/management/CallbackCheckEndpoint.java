package io.cloudcall.tools.sandbox.management;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** {@code POST /cgi-bin/callback/check}: the callback of a sandbox is always in reach. */
final class CallbackCheckEndpoint implements Endpoint {
    private static final Set<String> ACTIONS = Set.of("dns", "ping", "all");
    private static final Set<String> OPERATORS = Set.of("CHINANET", "UNICOM", "CAP", "DEFAULT");
    private static final JsonObject ADDRESS =
            new JsonObject().put("ip", "127.0.0.1").put("real_operator", "UNICOM");
    private static final JsonObject PING = new JsonObject()
            .put("ip", "127.0.0.1")
            .put("from_operator", "UNICOM")
            .put("package_loss", "0%")
            .put("time", "0.042ms");

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        String action = fields.optionalText("action");
        require(ACTIONS.contains(action), Errcode.INVALID_ACTION);
        require(OPERATORS.contains(fields.optionalText("check_operator")), Errcode.INVALID_CHECK_OPERATOR);
        JsonObject result = new JsonObject();
        if (!action.equals("ping")) {
            result.put("dns", JsonArray.of(ADDRESS));
        }
        if (!action.equals("dns")) {
            result.put("ping", JsonArray.of(PING));
        }
        return StubResponse.json(result);
    }
}
