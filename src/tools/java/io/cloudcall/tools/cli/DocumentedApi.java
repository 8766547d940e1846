package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of documented-apis.jsonl: what WeChat's pages say of an API. */
public record DocumentedApi(JsonObject row) {

    /** All of them, in the order of the file. */
    public static Stream<DocumentedApi> all() {
        try (InputStream in = DocumentedApi.class.getResourceAsStream("documented-apis.jsonl");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> new DocumentedApi(new JsonObject(line))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name as a cloud call. */
    public String name() {
        return row.getString("name");
    }

    public String method() {
        return row.getString("method");
    }

    public String path() {
        return row.getString("path");
    }

    public boolean isUpload() {
        return "multipart".equals(row.getString("requestKind"));
    }

    /** Whether a success is a file. */
    public boolean isBinary() {
        return "binary".equals(row.getString("responseKind"));
    }

    /** What it does, in Chinese, or an empty text. */
    public String title() {
        return row.getString("title", "");
    }

    /** What is particular about it inside Tencent's cloud, in English, if anything is. */
    public Optional<String> cloudStatus() {
        String status = row.getString("cloudStatus");
        if (status.contains("retired")) {
            return Optional.of("retired");
        }
        return status.equals("documented-unsupported") || status.contains("-604100")
                ? Optional.of("not in Tencent's cloud")
                : Optional.empty();
    }

    public List<String> queryParameters() {
        return "json".equals(row.getString("requestKind")) ? names("queryParams") : List.of();
    }

    /** The names of its parameters, as far as they are known. */
    public List<String> parameters() {
        return Stream.concat(names("queryParams").stream(), names("bodyParams").stream())
                .toList();
    }

    private List<String> names(String field) {
        return row.getJsonArray(field, new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
