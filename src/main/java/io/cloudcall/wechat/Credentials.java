package io.cloudcall.wechat;

/**
 * What a mini program proves itself with.
 *
 * @param appId its AppID
 * @param appSecret its AppSecret
 */
public record Credentials(String appId, String appSecret) {

    /** Never the secret. */
    @Override
    public String toString() {
        return "credentials of " + appId;
    }
}
