package io.cloudcall.client;

import io.cloudcall.call.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * The apps that calls of a client may name. Those of several are only known to the source of access tokens.
 *
 * @param appId the AppID of calls that name none; null to reject them
 * @param several whether calls may name others
 */
record ServedApps(@Nullable String appId, boolean several) {

    /** @throws InvalidRequestException for an app that the client certainly does not serve, in the builder's terms */
    void check(@Nullable String named) {
        if (named == null && appId == null) {
            throw new InvalidRequestException(
                    "The call names no app, and the client has no default one: make it by app(\"wx…\"), or set appId.");
        }
        if (named != null && !several && !named.equals(appId)) {
            throw new InvalidRequestException(
                    "The AppID is not that of the client's only app: build the client with apps for several.");
        }
    }
}
