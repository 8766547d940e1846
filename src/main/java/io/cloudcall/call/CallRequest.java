package io.cloudcall.call;

import io.cloudcall.json.JsonObject;
import java.util.List;

/**
 * A request for a cloud call.
 *
 * @param api the requested name, which the catalog may lack, or the path of a server API
 * @param data the data, as the caller sent it
 * @param query what travels in the URL in any case, as the caller sent it: a call by its name has none
 * @param files the files among the data that came as parts of a form, rather than as JSON
 * @param convertCase whether keys are converted: to snake_case on the way to WeChat, to camelCase on the way back. The
 *     SDK has {@code cloud.openapi({convertCase: false})} for APIs whose own names are in camelCase
 */
public record CallRequest(String api, JsonObject data, JsonObject query, List<FormFile> files, boolean convertCase) {
    /** Creates a request without files of a form. */
    public CallRequest(String api, JsonObject data, JsonObject query, boolean convertCase) {
        this(api, data, query, List.of(), convertCase);
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
        return new CallRequest(api, data, query, newFiles, convertCase);
    }
}
