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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters, except those in the URL, of a call that takes a file, or for some calls the URL of one. */
final class UploadParameters {
    private static final String URL = "img_url";
    private static final String TYPE = "type";
    private static final String EXAMPLE = "{\"contentType\":\"image/png\",\"value\":\"<base64>\"}";

    /** The one call for a picture that takes no URL of it. */
    private static final String IMAGE_SEARCH = "/wxa/imagesearch";

    private UploadParameters() {}

    /**
     * Returns the body, or null for none.
     *
     * @throws InvalidRequestException if there is neither a file nor the URL of one, or the file is unusable
     */
    static @Nullable MultipartForm toForm(
            Api api, JsonObject query, JsonObject body, List<FormFile> files, KeyCase keyCase) {
        query.members().forEach((name, value) -> requireFieldOfUrl(name, renameKeys(value, keyCase), api));
        Map<String, JsonValue> members = new LinkedHashMap<>();
        body.members().forEach((name, value) -> members.put(name, renameKeys(value, keyCase)));
        members.keySet().removeIf(RequestParameters.ACCESS_TOKEN::equalsIgnoreCase);
        Map<String, FormFile> namedFiles = nameFiles(files, members.keySet(), api, keyCase);
        if (namedFiles.isEmpty() && members.values().stream().noneMatch(FileArgument::matches)) {
            requireUrl(api, query);
            // WeChat's samples of img.* have a type that its tables lack: a body for it alone is in none of them.
            members.remove(TYPE);
        }
        List<FormPart> parts = new ArrayList<>();
        members.forEach((name, value) -> parts.add(toPart(name, value, api, keyCase)));
        namedFiles.forEach((name, file) -> parts.add(FormPart.file(name, FileArgument.of(name, file))));
        return parts.isEmpty() ? null : MultipartForm.of(parts);
    }

    /** Refuses a file in place of a parameter of the URL: its bytes would be in the URL, and so in the log. */
    private static void requireFieldOfUrl(String name, JsonValue value, Api api) {
        if (api.kind() == Api.Kind.UPLOAD && FileArgument.matches(value)) {
            throw fileInUrl(name, api);
        }
    }

    private static InvalidRequestException fileInUrl(String name, Api api) {
        return new InvalidRequestException("The parameter " + name + " travels in the URL, and is no file: send the"
                + " file as " + fileParameter(api) + ".");
    }

    /** Returns the files by their names in WeChat's spelling, which no field and no other file may share. */
    private static Map<String, FormFile> nameFiles(List<FormFile> files, Set<String> fields, Api api, KeyCase keyCase) {
        Map<String, FormFile> named = new LinkedHashMap<>();
        for (FormFile file : files) {
            String name = keyCase.convert(file.name());
            if (api.queryParameters().contains(name)) {
                throw fileInUrl(name, api);
            }
            if (fields.contains(name) || named.containsKey(name)) {
                throw new InvalidRequestException(
                        "Two parts of the form have one name in WeChat's spelling: send each parameter once.");
            }
            if (!name.equalsIgnoreCase(RequestParameters.ACCESS_TOKEN)) {
                named.put(name, file);
            }
        }
        return named;
    }

    private static JsonValue renameKeys(JsonValue value, KeyCase keyCase) {
        return value instanceof JsonObject object ? object.renameKeys(keyCase) : value;
    }

    private static void requireUrl(Api api, JsonObject query) {
        JsonValue url = query.get(URL);
        if (url == null || !url.isTruthy()) {
            String orUrl = api.queryParameters().contains(URL) ? ", or its URL as imgUrl" : "";
            throw new InvalidRequestException(
                    api.name() + " takes a file: send it as " + fileParameter(api) + ", " + EXAMPLE + orUrl + ".");
        }
    }

    /** Returns the name that WeChat's pages give to the file. */
    private static String fileParameter(Api api) {
        return api.path().startsWith("/cv/") || api.path().equals(IMAGE_SEARCH) ? "img" : "media";
    }

    private static FormPart toPart(String name, JsonValue value, Api api, KeyCase keyCase) {
        if (api.kind() == Api.Kind.UPLOAD && FileArgument.matches(value)) {
            return FormPart.file(name, FileArgument.parse(name, (JsonObject) value));
        }
        return FormPart.field(
                name, value instanceof JsonString text ? text.value() : JsonWriter.stringify(value, keyCase));
    }
}
