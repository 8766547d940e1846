package io.cloudcall.tools.sandbox;

import org.jspecify.annotations.Nullable;

/** The sandbox's AppID and its current AppSecret. Thread-safe. */
final class AppCredentials {

    private final String appId;
    private volatile String appSecret;

    AppCredentials(String appId, String appSecret) {
        this.appId = appId;
        this.appSecret = appSecret;
        SecretRegistry.add(appSecret);
    }

    String appId() {
        return appId;
    }

    String appSecret() {
        return appSecret;
    }

    void resetAppSecret(String newAppSecret) {
        appSecret = newAppSecret;
        SecretRegistry.add(newAppSecret);
    }

    /** Checks the three parameters of a token call, and throws the error of the first invalid one. */
    void require(@Nullable String grantType, @Nullable String actualId, @Nullable String actualSecret) {
        require(actualId != null && !actualId.isEmpty(), Errcode.APPID_MISSING);
        require(actualSecret != null && !actualSecret.isEmpty(), Errcode.APPSECRET_MISSING);
        require("client_credential".equals(grantType), Errcode.INVALID_GRANT_TYPE);
        require(appId.equals(actualId), Errcode.INVALID_APPID);
        require(appSecret.equals(actualSecret), Errcode.INVALID_APPSECRET);
    }

    private static void require(boolean condition, Errcode errcode) {
        if (!condition) {
            throw new ApiErrorException(errcode);
        }
    }
}
