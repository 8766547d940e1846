package io.cloudcall.tools.sandbox.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The rows of api-samples.jsonl, which is read at the first look-up. A row is parsed when it is looked up. */
final class ApiSamples {

    private static final String ROWS = "\n" + read();

    private ApiSamples() {}

    /** Returns the row of this path, if any. */
    static Optional<ApiSample> find(String path) {
        int start = ROWS.indexOf("\n{\"path\":\"" + path + "\",");
        return start < 0
                ? Optional.empty()
                : Optional.of(ApiSample.parse(ROWS.substring(start + 1, ROWS.indexOf('\n', start + 1))));
    }

    private static String read() {
        try (InputStream rows = ApiSamples.class.getResourceAsStream("api-samples.jsonl")) {
            return new String(Objects.requireNonNull(rows).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
