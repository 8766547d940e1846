package io.cloudcall.tools.sandbox;

import org.jspecify.annotations.Nullable;

/** An AppID and its current AppSecret. Thread-safe. */
public final class AppCredentials {

    private final String appId;
    private volatile String appSecret;

    AppCredentials(String appId, String appSecret) {
        this.appId = appId;
        this.appSecret = appSecret;
        SecretRegistry.add(appSecret);
    }

    /** Returns the AppID. */
    public String appId() {
        return appId;
    }

    String appSecret() {
        return appSecret;
    }

    void resetAppSecret(String newAppSecret) {
        appSecret = newAppSecret;
        SecretRegistry.add(newAppSecret);
    }

    /** Checks the three parameters of a login, and throws the error of the first invalid one. */
    public void requireForLogin(ReceivedRequest request) {
        require(
                "authorization_code",
                request.queryParameter("grant_type"),
                request.queryParameter("appid"),
                request.queryParameter("secret"));
    }

    /** Checks the three parameters of a token call, and throws the error of the first invalid one. */
    void require(@Nullable String grantType, @Nullable String actualId, @Nullable String actualSecret) {
        require("client_credential", grantType, actualId, actualSecret);
    }

    private void require(
            String expectedGrantType,
            @Nullable String grantType,
            @Nullable String actualId,
            @Nullable String actualSecret) {
        ApiErrorException.require(actualId != null && !actualId.isEmpty(), Errcode.APPID_MISSING);
        ApiErrorException.require(actualSecret != null && !actualSecret.isEmpty(), Errcode.APPSECRET_MISSING);
        ApiErrorException.require(expectedGrantType.equals(grantType), Errcode.INVALID_GRANT_TYPE);
        ApiErrorException.require(appId.equals(actualId), Errcode.INVALID_APPID);
        ApiErrorException.require(appSecret.equals(actualSecret), Errcode.INVALID_APPSECRET);
    }
}
