package io.cloudcall.tools.sandbox.login;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.SecretRegistry;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code POST /wxa/business/getuserphonenumber}. Its codes have the form of login codes, and are spent by themselves.
 * Assumed: the errors of a missing code, and of an openid of another user.
 */
final class GetPhoneNumberEndpoint implements Endpoint {

    private final Clock clock;
    private final AppSeed seed;
    private final Set<String> spentCodes = ConcurrentHashMap.newKeySet();

    GetPhoneNumberEndpoint(Clock clock, AppSeed seed) {
        this.clock = clock;
        this.seed = seed;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        SandboxUser user = SandboxUser.ofCode(fields.optionalText("code"), seed);
        if (fields.has("openid") && !fields.hasValue("openid", user.openid())) {
            throw new ApiErrorException(Errcode.INVALID_OPENID);
        }
        if (!spentCodes.add(fields.text("code"))) {
            throw new ApiErrorException(Errcode.INVALID_CODE);
        }
        SecretRegistry.addForLogs(user.phoneNumber());
        return StubResponse.json(
                new JsonObject().put("errcode", 0).put("errmsg", "ok").put("phone_info", phoneInfo(user)));
    }

    private JsonObject phoneInfo(SandboxUser user) {
        return new JsonObject()
                .put("phoneNumber", user.phoneNumber())
                .put("purePhoneNumber", user.phoneNumber())
                .put("countryCode", "86")
                .put(
                        "watermark",
                        new JsonObject()
                                .put("timestamp", clock.instant().getEpochSecond())
                                .put("appid", seed.appId()));
    }
}
