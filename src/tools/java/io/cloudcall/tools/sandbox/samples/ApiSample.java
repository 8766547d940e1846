package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.Errcode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of api-samples.jsonl: what an API requires by WeChat's page about it, and its sample answer.
 *
 * @param method the HTTP method
 * @param query the names of required parameters of the URL, apart from the access token
 * @param body the names of required members of the JSON body
 * @param missing the error if one of them is missing
 * @param acceptsEmptyBody whether all parameters may travel in the URL of a POST
 * @param file the file that the API takes, or null
 * @param answer the members of the answer, or null for a picture
 */
record ApiSample(
        String method,
        List<String> query,
        List<String> body,
        Errcode missing,
        boolean acceptsEmptyBody,
        @Nullable UploadRule file,
        @Nullable JsonObject answer) {

    static ApiSample parse(String line) {
        JsonObject row = new JsonObject(line);
        return new ApiSample(
                row.getString("method"),
                names(row.getJsonArray("query")),
                names(row.getJsonArray("body")),
                row.containsKey("missing") ? Errcode.INVALID_ARGS : Errcode.INVALID_ARGUMENT,
                row.containsKey("emptyBody") || row.containsKey("byUrl"),
                UploadRule.of(row),
                row.getJsonObject("answer"));
    }

    private static List<String> names(@Nullable JsonArray names) {
        return names == null
                ? List.of()
                : names.stream().map(String.class::cast).toList();
    }
}
