package io.cloudcall.tools.cli;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.UnknownApi;
import io.cloudcall.config.FunctionConfig;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The advice about a call that failed before WeChat answered it, in a language other than English: in English it is
 * part of the function's log.
 *
 * @param api the API that was called, as its caller wrote it
 * @param isRead whether the call changes nothing
 */
record CallAdvice(Messages messages, String api, boolean isRead) {
    /** Returns the advice about the call that an event requests of a function with these settings. */
    static CallAdvice of(Messages messages, byte[] event, Map<String, String> settings) {
        JsonObject request = parse(event);
        String target = settings.getOrDefault("CLOUD_CALL_API", FunctionConfig.DEFAULT_API);
        String api = target.equals(FunctionTarget.Router.NAME) ? request.getString("openapi") : target;
        String name = Objects.requireNonNullElse(api, "");
        boolean isRead = ApiCatalog.find(name)
                .map(found -> found.kind() == Api.Kind.READ)
                .orElseGet(() -> request.get("read") != null);
        return new CallAdvice(messages, name, isRead);
    }

    private static JsonObject parse(byte[] json) {
        try {
            return StrictJsonParser.parse(json) instanceof JsonObject object ? object : JsonObject.EMPTY;
        } catch (JsonParseException e) {
            return JsonObject.EMPTY;
        }
    }

    /** Returns the advice in one line, or empty for a success and for an error without any. */
    Optional<String> about(FunctionResponse response) {
        if (!response.isError()) {
            return Optional.empty();
        }
        JsonObject error = parse(response.json().getBytes(StandardCharsets.UTF_8));
        int errCode = error.get("errCode") instanceof JsonNumber number ? number.intValueOrZero() : 0;
        return find(errCode).map(advice -> messages.get("advice.platform", errCode, advice));
    }

    private Optional<String> find(int errCode) {
        if (errCode == PlatformError.API_NOT_FOUND.code()) {
            return UnknownApi.findNearest(api)
                    .map(nearest -> messages.get("advice.-604100.nearest", nearest))
                    .or(() -> messages.find("advice.-604100"));
        }
        if (errCode == CallResult.BAD_ARGUMENTS) {
            boolean isToken = ApiCatalog.find(api)
                    .filter(found -> found.kind() == Api.Kind.TOKEN)
                    .isPresent();
            return isToken ? messages.find("advice.token-api") : Optional.empty();
        }
        boolean isUncertain = errCode == CallResult.TRANSPORT_FAILED || errCode == PlatformError.TIMEOUT.code();
        boolean isPlatformError = isUncertain || errCode == PlatformError.NO_PERMISSION.code();
        return isPlatformError && !(isUncertain && isRead) ? messages.find("advice." + errCode) : Optional.empty();
    }
}
