package io.cloudcall.config;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiPermissions;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.wechat.SigningConfig;
import io.cloudcall.wechat.TokenConfig;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The validated settings of a function.
 *
 * @param permissions the APIs that config.json permits
 * @param hasAppMetrics whether the AppID is a dimension of metrics
 * @param tokenConfig the source of its access tokens
 * @param baseUrl the base URL of WeChat's API
 * @param signing the calls that are signed, and the keys, or null to sign none
 * @param httpClientConfig the settings of the HTTP client
 * @param startsEagerly whether to connect and to fetch the access token before the first event
 */
public record FunctionConfig(
        ApiPermissions permissions,
        boolean hasAppMetrics,
        TokenConfig tokenConfig,
        URI baseUrl,
        @Nullable SigningConfig signing,
        HttpClientConfig httpClientConfig,
        boolean startsEagerly) {

    /** The API that a function calls by default. */
    public static final String DEFAULT_API = "logistics.getAllAccount";

    private static final List<String> SIGNING_VARIABLES =
            List.of("WECHAT_API_SECURITY_ARN", "WECHAT_API_SECURITY_FILE", "WECHAT_SIGNED_APIS");

    /**
     * Reads the environment.
     *
     * @throws ConfigurationException if a setting is missing or wrong
     */
    public static FunctionConfig fromEnvironment(EnvironmentVariables variables) {
        return new FunctionConfig(
                PermissionsFile.load(variables),
                variables.booleanValue("CLOUD_CALL_APP_METRICS"),
                TokenConfigReader.read(variables),
                ServerUrlParser.wechatBaseUrl(variables),
                readSigningConfig(variables),
                readHttpClientConfig(variables),
                readEagerStart(variables));
    }

    /** Starts the TCP handshakes of an eager start that goes straight to WeChat, and returns the client's settings. */
    public HttpClientConfig preconnect(Clock clock) {
        if (!startsEagerly || httpClientConfig.proxy() != null) {
            return httpClientConfig;
        }
        // One each for the token, the call, and the write after it.
        int count = (tokenConfig.isFetchedEagerly() ? 2 : 1) + (httpClientConfig.keepsSpare() ? 1 : 0);
        return httpClientConfig.preconnect(baseUrl, count, clock);
    }

    private static boolean readEagerStart(EnvironmentVariables variables) {
        return variables.booleanValue("WECHAT_EAGER", isOnLambda(variables));
    }

    private static boolean isOnLambda(EnvironmentVariables variables) {
        return variables.get("AWS_LAMBDA_RUNTIME_API").isPresent();
    }

    /** Loads no class of signing where none of its settings is set. */
    private static @Nullable SigningConfig readSigningConfig(EnvironmentVariables variables) {
        for (String name : SIGNING_VARIABLES) {
            if (variables.get(name).isPresent()) {
                return SigningConfigReader.read(variables);
            }
        }
        return null;
    }

    private static HttpClientConfig readHttpClientConfig(EnvironmentVariables variables) {
        return new HttpClientConfig(
                variables.durationMillis("WECHAT_REQUEST_TIMEOUT_MS", 5_000),
                () -> CaFileReader.read(variables),
                ProxyConfigReader.read(variables),
                readEagerStart(variables) && makesWrites(readTarget(variables)));
    }

    private static boolean makesWrites(FunctionTarget target) {
        return target.api().filter(Api::isReadOnly).isEmpty();
    }

    /** Reads the target alone: results contain its name even if other settings are invalid. */
    public static FunctionTarget readTarget(EnvironmentVariables variables) {
        String name = variables.get("CLOUD_CALL_API").orElse(DEFAULT_API);
        if (name.equals(FunctionTarget.Router.NAME)) {
            return new FunctionTarget.Router();
        }
        return new FunctionTarget.Single(name);
    }
}
