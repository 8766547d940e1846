package io.cloudcall;

import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.Permissions;
import io.cloudcall.wechat.ClientOptions;
import io.cloudcall.wechat.Credentials;
import java.util.Map;

/**
 * The environment, validated.
 *
 * @param api the name of the API that this function is
 * @param permissions what config.json lets it call
 * @param credentials what it proves itself with
 * @param client how it reaches WeChat
 */
record Settings(String api, Permissions permissions, Credentials credentials, ClientOptions client) {

    /** The API that a function is unless it is told otherwise. */
    static final String DEFAULT_API = "logistics.getAllAccount";

    /**
     * Reads the environment.
     *
     * @throws BadArgumentsException if a setting is missing or wrong
     */
    static Settings from(Map<String, String> environment) {
        Environment settings = new Environment(environment);
        return new Settings(
                apiName(environment),
                ConfigFile.read(settings),
                new Credentials(appId(settings), appSecret(settings)),
                new ClientOptions(
                        BaseUrl.read(settings),
                        settings.millis("WECHAT_REQUEST_TIMEOUT_MS", 5_000),
                        CaFile.read(settings)));
    }

    /** The name of the API, for results, even where other settings are wrong. */
    static String apiName(Map<String, String> environment) {
        return new Environment(environment).get("CLOUD_CALL_API").orElse(DEFAULT_API);
    }

    private static String appId(Environment settings) {
        return settings.required("WECHAT_APP_ID", "the AppID of the mini program, which starts with wx");
    }

    private static String appSecret(Environment settings) {
        return settings.required("WECHAT_APP_SECRET", "the AppSecret of the mini program");
    }
}
