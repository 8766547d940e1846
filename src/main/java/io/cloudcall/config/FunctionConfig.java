package io.cloudcall.config;

import io.cloudcall.call.ApiPermissions;
import io.cloudcall.call.CallRequest;
import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.wechat.TokenConfig;
import java.net.URI;
import java.util.Map;

/**
 * The environment, validated.
 *
 * @param api the name of the API that this function is, or {@link CallRequest#ANY}
 * @param permissions what config.json lets it call
 * @param tokenConfig who gives its access tokens
 * @param baseUrl where WeChat answers
 * @param httpClientConfig how it is reached
 */
public record FunctionConfig(
        String api,
        ApiPermissions permissions,
        TokenConfig tokenConfig,
        URI baseUrl,
        HttpClientConfig httpClientConfig) {

    /** The API that a function is unless it is told otherwise. */
    public static final String DEFAULT_API = "logistics.getAllAccount";

    /** Whether each event names the API that it is for. */
    public boolean isRouter() {
        return api.equals(CallRequest.ANY);
    }

    /**
     * Reads the environment.
     *
     * @throws ConfigurationException if a setting is missing or wrong
     */
    public static FunctionConfig fromEnvironment(Map<String, String> environment) {
        EnvironmentVariables settings = new EnvironmentVariables(environment);
        return new FunctionConfig(
                apiName(environment),
                PermissionsFile.load(environment),
                TokenConfigReader.read(settings),
                ServerUrlParser.wechatBaseUrl(settings),
                readHttpClientConfig(settings));
    }

    private static HttpClientConfig readHttpClientConfig(EnvironmentVariables settings) {
        return new HttpClientConfig(
                settings.durationMillis("WECHAT_REQUEST_TIMEOUT_MS", 5_000),
                () -> CaFileReader.read(settings),
                ProxyConfigReader.read(settings));
    }

    /** The name of the API, for results, even where other settings are wrong. */
    public static String apiName(Map<String, String> environment) {
        return new EnvironmentVariables(environment).get("CLOUD_CALL_API").orElse(DEFAULT_API);
    }
}
