package io.cloudcall.wechat;

import io.cloudcall.call.AppId;
import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.InvalidRequestException;

/**
 * The rejections of calls for mini programs that a client does not serve. None names the ones that it does. Stateless.
 */
final class AppRejections {
    private AppRejections() {}

    /** Returns the rejection of an AppID by a client that serves one mini program only. */
    static CallRejectedException notTheOnlyOne(AccessTokenSource source) {
        return new InvalidRequestException("The appid is not that of the mini program that is served: leave it out, or"
                + " set "
                + (source instanceof StableTokenSource
                        ? "WECHAT_APPS_ARN to a secret with several apps."
                        : "WECHAT_ACCESS_TOKEN_URL to a URL with {appid}."));
    }

    static CallRejectedException malformed() {
        return new InvalidRequestException("The appid is no AppID, which is " + AppId.GRAMMAR + ".");
    }

    /** Returns the rejection of a call without an AppID by a client that has no default one. */
    static CallRejectedException missing() {
        return new InvalidRequestException(
                "The call names no appid, and WECHAT_APP_ID, the default, is not set: name one.");
    }

    /**
     * Returns the rejection of an unknown AppID.
     *
     * @param source the setting with the AppIDs
     */
    static CallRejectedException unknown(String source) {
        return new InvalidRequestException(
                "The appid is not among the apps of " + source + ": name another, or add it there.");
    }

    /** Returns the rejection of a call without an AppID if the default one is unknown. */
    static CallRejectedException unknownDefault(String source) {
        return new ConfigurationException(
                "WECHAT_APP_ID is not among the apps of " + source + ": correct it, or add it there.");
    }
}
