package io.cloudcall.call;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.json.KeyCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters, except those in the URL, of a call that takes a file, or for some calls the URL of one. */
final class UploadParameters {
    private static final String URL = "img_url";
    private static final String TYPE = "type";
    private static final String EXAMPLE = "{\"contentType\":\"image/png\",\"value\":\"<base64>\"}";

    private UploadParameters() {}

    /**
     * Returns the body, or null for none.
     *
     * @throws InvalidRequestException if there is neither a file nor the URL of one, or the file is unusable
     */
    static @Nullable MultipartForm toForm(
            Api api, JsonObject query, JsonObject body, List<FormFile> files, KeyCase keyCase) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        body.members().forEach((name, value) -> members.put(name, renameKeys(value, keyCase)));
        if (files.isEmpty() && members.values().stream().noneMatch(FileArgument::matches)) {
            requireUrl(api, query);
            // WeChat's samples of img.* have a type that its tables lack: a body for it alone is in none of them.
            members.remove(TYPE);
        }
        List<FormPart> parts = new ArrayList<>();
        members.forEach((name, value) -> parts.add(toPart(name, value, api, keyCase)));
        for (FormFile file : files) {
            String name = keyCase.convert(file.name());
            if (!name.equalsIgnoreCase(RequestParameters.ACCESS_TOKEN)) {
                parts.add(FormPart.file(name, FileArgument.of(name, file)));
            }
        }
        return parts.isEmpty() ? null : MultipartForm.of(parts);
    }

    private static JsonValue renameKeys(JsonValue value, KeyCase keyCase) {
        return value instanceof JsonObject object ? object.renameKeys(keyCase) : value;
    }

    private static void requireUrl(Api api, JsonObject query) {
        JsonValue url = query.get(URL);
        if (url == null || !url.isTruthy()) {
            String orUrl = api.queryParameters().contains(URL) ? ", or its URL as imgUrl" : "";
            throw new InvalidRequestException(api.name() + " takes a file: send it as " + EXAMPLE + orUrl + ".");
        }
    }

    private static FormPart toPart(String name, JsonValue value, Api api, KeyCase keyCase) {
        if (api.kind() == Api.Kind.UPLOAD && FileArgument.matches(value)) {
            return FormPart.file(name, FileArgument.parse(name, (JsonObject) value));
        }
        return FormPart.field(
                name, value instanceof JsonString text ? text.value() : JsonWriter.stringify(value, keyCase));
    }
}
