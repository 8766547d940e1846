package io.cloudcall.wechat;

import io.cloudcall.call.Api;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.RequestParameters;
import io.cloudcall.http.Transport;
import io.cloudcall.telemetry.InvocationRecorder;
import org.jspecify.annotations.Nullable;

/** The signed calls of a client. Thread-safe. */
final class SignedCalls {
    private final SigningConfig config;
    private final Transport transport;
    private final Timing timing;

    /** The text that has the keys of all apps; null before it is needed. */
    private @Nullable SigningKeysText shared;

    /**
     * Creates the signed calls of a configuration.
     *
     * @param transport the transport for stored secrets, without retries
     */
    SignedCalls(SigningConfig config, Transport transport, Timing timing) {
        this.config = config;
        this.transport = transport;
        this.timing = timing;
    }

    /** Returns whether calls of an API are signed. */
    boolean include(Api api) {
        return config.apis().contains(api.path());
    }

    /**
     * Creates a call.
     *
     * @throws InvalidRequestException if the request cannot be signed
     * @throws ConfigurationException if the settings do not have the app's keys
     */
    SignedCall create(Api api, RequestParameters data, App app, Deadline deadline, InvocationRecorder recorder) {
        if (api.method() != Api.Method.POST) {
            throw new InvalidRequestException(
                    "The call is among WECHAT_SIGNED_APIS, and WeChat defines signatures for POST only: send method"
                            + " POST.");
        }
        if (data.form() != null) {
            throw new InvalidRequestException(
                    "The call is among WECHAT_SIGNED_APIS, and WeChat encrypts no files: send none, or take the call"
                            + " out of the setting.");
        }
        return new SignedCall(api, data, app.signingKeys(this::createKeys), deadline, recorder);
    }

    private AppSigningKeys createKeys(App app) {
        String appId = app.appId();
        if (appId == null) {
            throw new ConfigurationException("WECHAT_APP_ID is not set, and a signed call has the AppID in its"
                    + " signature: set it to the AppID of the mini program, which starts with wx.");
        }
        return new AppSigningKeys(
                appId,
                config.location().isByApp() || appId.equals(config.defaultAppId()),
                config.location().source(),
                config.location().isByApp() ? config.location().open(appId, transport, timing) : sharedText(appId),
                app.redactor(),
                timing.clock());
    }

    private synchronized SigningKeysText sharedText(String appId) {
        SigningKeysText text = shared;
        if (text == null) {
            text = config.location().open(appId, transport, timing);
            shared = text;
        }
        return text;
    }
}
