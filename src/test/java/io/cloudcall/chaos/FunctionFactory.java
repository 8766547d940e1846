package io.cloudcall.chaos;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Sets functions up for a storm. */
final class FunctionFactory {
    private FunctionFactory() {}

    /** A function that waits shortly where it means to wait long. */
    static CloudFunction at(Sandbox sandbox, ScenarioConfig settings, Clock clock) {
        return at(sandbox, settings, clock, Map.of());
    }

    /** The same with more settings. */
    static CloudFunction at(Sandbox sandbox, ScenarioConfig settings, Clock clock, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("WECHAT_API_BASE_URL", sandbox.baseUrl());
        environment.put("WECHAT_REQUEST_TIMEOUT_MS", Integer.toString(settings.requestTimeoutMillis()));
        if (settings.ownTokenService()) {
            environment.put("WECHAT_ACCESS_TOKEN_URL", sandbox.tokenServiceUrl());
            environment.put("WECHAT_ACCESS_TOKEN_AUTHORIZATION", sandbox.tokenServiceAuthorization());
        } else {
            environment.put("WECHAT_APP_ID", sandbox.appId());
            environment.put("WECHAT_APP_SECRET", sandbox.appSecret());
        }
        return new CloudFunction(
                environment, new Timing(clock, new Random(settings.seed()), millis -> Thread.sleep(millis / 25)));
    }
}
