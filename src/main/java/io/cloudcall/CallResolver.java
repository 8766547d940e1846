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
import org.jspecify.annotations.Nullable;

/**
 * A resolver of events to calls, with the checks of Tencent's gateway.
 *
 * @param permissions the APIs that config.json permits
 */
record CallResolver(ApiPermissions permissions) {

    /**
     * Returns the call that an event requests.
     *
     * @param request the event's request
     * @param appId the AppID that the request is for; null if it is not known
     * @throws InvalidRequestException if the event names a call that is unknown, unsupported or not permitted
     * @throws ConfigurationException if the settings name such a call
     */
    ResolvedCall resolve(InvocationEvent event, CallRequest request, @Nullable String appId) {
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
        String problem = permissions.findProblem(api.get(), appId);
        if (problem != null) {
            throw rejection(event, PlatformError.NO_PERMISSION, problem);
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
