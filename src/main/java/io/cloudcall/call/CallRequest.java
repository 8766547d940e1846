package io.cloudcall.call;

import io.cloudcall.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a cloud call.
 *
 * @param api the requested name, which the catalog may lack, or the path of a server API
 * @param data the data, as the caller sent it
 * @param query what travels in the URL in any case, as the caller sent it: a call by its name has none
 * @param files the files among the data that came as parts of a form, rather than as JSON
 * @param convertCase whether keys are converted: to snake_case on the way to WeChat, to camelCase on the way back. The
 *     SDK has {@code cloud.openapi({convertCase: false})} for APIs whose own names are in camelCase
 * @param appId the AppID of the mini program that the call is made for, as the caller sent it, or null for the default
 *     one. The SDK has {@code cloud.openapi({appid})}
 */
public record CallRequest(
        String api,
        JsonObject data,
        JsonObject query,
        List<FormFile> files,
        boolean convertCase,
        @Nullable String appId) {
    /** Creates a request without files of a form, for the default AppID. */
    public CallRequest(String api, JsonObject data, JsonObject query, boolean convertCase) {
        this(api, data, query, List.of(), convertCase, null);
    }

    /** Creates a request for a call by its name. */
    public CallRequest(String api, JsonObject data, boolean convertCase) {
        this(api, data, JsonObject.EMPTY, convertCase);
    }

    /** Creates a request that converts keys, as the SDK does by default. */
    public static CallRequest of(String api, JsonObject data) {
        return new CallRequest(api, data, true);
    }

    /** Returns the same request with these files. */
    public CallRequest withFiles(List<FormFile> newFiles) {
        return new CallRequest(api, data, query, newFiles, convertCase, appId);
    }

    /** Returns the same request for this AppID, or for the default one if it is null. */
    public CallRequest withAppId(@Nullable String newAppId) {
        return new CallRequest(api, data, query, files, convertCase, newAppId);
    }
}
