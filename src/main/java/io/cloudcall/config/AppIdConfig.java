package io.cloudcall.config;

import io.cloudcall.call.AppId;
import io.cloudcall.call.CallRequest;
import io.cloudcall.wechat.TokenConfig;
import org.jspecify.annotations.Nullable;

/**
 * The settings of AppIDs that concern permissions and telemetry. Immutable.
 *
 * @param defaultAppId the AppID of a request that names none; null if no setting names it
 * @param servesSeveral whether the function serves several apps
 * @param hasMetrics whether the AppID is a dimension of metrics
 */
public record AppIdConfig(@Nullable String defaultAppId, boolean servesSeveral, boolean hasMetrics) {
    private static final String METRICS_VARIABLE = "CLOUD_CALL_APP_METRICS";

    static AppIdConfig of(TokenConfig tokens, EnvironmentVariables variables) {
        return new AppIdConfig(
                tokens.defaultAppId(), tokens.servesSeveralApps(), variables.booleanValue(METRICS_VARIABLE));
    }

    /** Returns the AppID that a request is for; null if neither the request nor a setting names it. */
    public @Nullable String appIdOf(CallRequest request) {
        return request.appId() == null ? defaultAppId : request.appId();
    }

    /** Returns the AppID as a field of the log line; null if the function serves one app, or if it is malformed. */
    public @Nullable String labelOf(@Nullable String appId) {
        return servesSeveral && appId != null && AppId.isWellFormed(appId) ? appId : null;
    }
}
