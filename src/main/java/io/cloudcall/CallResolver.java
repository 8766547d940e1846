package io.cloudcall;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiPermissions;
import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.ResolvedCall;
import io.cloudcall.event.InvocationEvent;
import java.util.Optional;

/**
 * Decides which call an event leads to, by what Tencent's gateway checks.
 *
 * @param permissions what config.json lets the function call
 */
record CallResolver(ApiPermissions permissions) {

    /**
     * Returns the call that is asked for.
     *
     * @throws InvalidRequestException if the event is not usable, or asks for a call that is not made
     * @throws ConfigurationException if the settings ask for a call that is not made
     */
    ResolvedCall resolve(InvocationEvent event) {
        CallRequest request = event.toCallRequest();
        Optional<Api> api = event.api();
        if (api.isEmpty()) {
            throw rejection(event, PlatformError.API_NOT_FOUND, "there is no such API: see docs/APIS.md");
        }
        if (!permissions.allows(api.get())) {
            String note = "config.json does not list " + request.api() + " under permissions.openapi";
            throw rejection(event, PlatformError.NO_PERMISSION, note);
        }
        Optional<String> reason = api.get().unsupportedReason();
        if (reason.isPresent()) {
            throw event.isApiChosenByCaller()
                    ? new InvalidRequestException(reason.get())
                    : new ConfigurationException(reason.get());
        }
        return new ResolvedCall(api.get(), request);
    }

    private static CallRejectedException rejection(InvocationEvent event, PlatformError error, String note) {
        return event.isApiChosenByCaller()
                ? new InvalidRequestException(error, note)
                : new ConfigurationException(error, note);
    }
}
