package io.cloudcall;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiPermissions;
import io.cloudcall.call.CallRejectedException;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.ResolvedCall;
import io.cloudcall.call.ServerApi;
import io.cloudcall.call.UnknownApi;
import io.cloudcall.event.InvocationEvent;
import java.util.Optional;

/**
 * A resolver of events to calls, with the checks of Tencent's gateway.
 *
 * @param permissions the APIs that config.json permits
 */
record CallResolver(ApiPermissions permissions) {

    /**
     * Returns the call that an event requests.
     *
     * @throws InvalidRequestException if the event is invalid, or names a call that is unknown, unsupported or not
     *     permitted
     * @throws ConfigurationException if the settings name such a call
     */
    ResolvedCall resolve(InvocationEvent event) {
        CallRequest request = event.toCallRequest();
        Optional<Api> api = event.api();
        if (api.isEmpty()) {
            requireUsablePath(event, request.api());
            throw rejection(event, PlatformError.API_NOT_FOUND, UnknownApi.describe(request.api()));
        }
        // First the reason that lasts: to list the call in config.json would change nothing.
        Optional<String> reason = api.get().unsupportedReason();
        if (reason.isPresent()) {
            throw rejection(event, reason.get());
        }
        if (!permissions.allows(api.get())) {
            String note = "config.json does not list " + request.api() + " under permissions.openapi"
                    + (api.get().isByPath() ? ", where each path stands by itself, without wildcards" : "");
            throw rejection(event, PlatformError.NO_PERMISSION, note);
        }
        return new ResolvedCall(api.get(), request);
    }

    /** Rejects the path of a setting: that of an event is rejected with the event. */
    private static void requireUsablePath(InvocationEvent event, String api) {
        if (Api.isPath(api)) {
            ServerApi.findProblem(api).ifPresent(problem -> {
                throw rejection(event, problem);
            });
        }
    }

    private static CallRejectedException rejection(InvocationEvent event, String problem) {
        return event.isApiChosenByCaller() ? new InvalidRequestException(problem) : new ConfigurationException(problem);
    }

    private static CallRejectedException rejection(InvocationEvent event, PlatformError error, String note) {
        return event.isApiChosenByCaller()
                ? new InvalidRequestException(error, note)
                : new ConfigurationException(error, note);
    }
}
