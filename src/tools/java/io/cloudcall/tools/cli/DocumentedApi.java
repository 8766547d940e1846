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

/** A row of documented-apis.jsonl: an API as documented on WeChat's pages. */
public record DocumentedApi(JsonObject row) {

    /** Returns all rows in the order of the file. */
    public static Stream<DocumentedApi> all() {
        try (InputStream in = DocumentedApi.class.getResourceAsStream("documented-apis.jsonl");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> new DocumentedApi(new JsonObject(line))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name of the cloud call. */
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

    /** Returns whether a successful response is a file, or may be one. */
    public boolean isBinary() {
        return required("responseKind").startsWith("binary");
    }

    /** Returns whether a successful response may be JSON. */
    public boolean isJson() {
        return required("responseKind").endsWith("json");
    }

    /** Returns the Chinese title, or an empty string. */
    public String title() {
        return row.getString("title", "");
    }

    /** Returns its status inside Tencent's cloud, in English, unless it works as usual. */
    public Optional<String> cloudStatus() {
        String status = required("cloudStatus");
        if (status.contains("retired")) {
            return Optional.of("retired");
        }
        return status.equals("documented-unsupported") || status.contains("-604100")
                ? Optional.of("not in Tencent's cloud")
                : Optional.empty();
    }

    /** Returns whether WeChat's own names hold capitals, or its page's sample turns the conversion off. */
    public boolean needsConvertCaseFalse() {
        return !row.getBoolean("convertCase", true);
    }

    /** Returns what its caller needs beside its parameters, in English, unless nothing. */
    public Optional<String> requirement() {
        return Optional.ofNullable(row.getString("needs"));
    }

    /** Returns the misspelled name by which Tencent's cloud calls it, if this is not the name. */
    public Optional<String> cloudName() {
        return Optional.ofNullable(row.getString("cloudName"));
    }

    /** Returns remarks on its use, in English. */
    public List<String> remarks() {
        return Stream.of(
                        cloudStatus(),
                        cloudName().map("in Tencent's cloud "::concat),
                        needsConvertCaseFalse() ? Optional.of("convertCase: false") : Optional.<String>empty(),
                        requirement().map("needs "::concat))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the names of the parameters in the URL beside a body. */
    public List<String> queryParameters() {
        return "query".equals(row.getString("requestKind")) ? List.of() : names("queryParams");
    }

    /** Returns the names of its documented parameters. */
    public List<String> parameters() {
        return Stream.concat(names("queryParams").stream(), names("bodyParams").stream())
                .toList();
    }

    private String required(String field) {
        return Objects.requireNonNull(
                row.getString(field), () -> "documented-apis.jsonl has no " + field + " for " + name());
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
