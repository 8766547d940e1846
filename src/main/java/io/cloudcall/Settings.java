package io.cloudcall;

import io.cloudcall.openapi.CallRequest;
import io.cloudcall.openapi.Permissions;
import io.cloudcall.wechat.ClientOptions;
import io.cloudcall.wechat.TokenOrigin;
import java.time.Clock;
import java.util.Map;

/**
 * The environment, validated.
 *
 * @param api the name of the API that this function is, or {@link CallRequest#ANY}
 * @param permissions what config.json lets it call
 * @param tokens who gives its access tokens
 * @param client how it reaches WeChat
 */
record Settings(String api, Permissions permissions, TokenOrigin tokens, ClientOptions client) {

    /** The API that a function is unless it is told otherwise. */
    static final String DEFAULT_API = "logistics.getAllAccount";

    /** Whether each event names the API that it is for. */
    boolean isRouter() {
        return api.equals(CallRequest.ANY);
    }

    /**
     * Reads the environment.
     *
     * @param clock what a stored secret is cached by
     * @throws io.cloudcall.openapi.BadArgumentsException if a setting is missing or wrong
     */
    static Settings from(Map<String, String> environment, Clock clock) {
        Environment settings = new Environment(environment);
        return new Settings(
                apiName(environment),
                ConfigFile.read(environment),
                TokenSettings.read(settings, clock),
                client(settings));
    }

    private static ClientOptions client(Environment settings) {
        return new ClientOptions(
                ServerUrl.base(settings),
                settings.millis("WECHAT_REQUEST_TIMEOUT_MS", 5_000),
                () -> CaFile.read(settings),
                ProxySettings.read(settings));
    }

    /** The name of the API, for results, even where other settings are wrong. */
    static String apiName(Map<String, String> environment) {
        return new Environment(environment).get("CLOUD_CALL_API").orElse(DEFAULT_API);
    }
}
