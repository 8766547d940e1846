package io.cloudcall.call;

import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.StrictJsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A recorded response of WeChat with the result of wx-server-sdk 4.0.2. */
public record RecordedCase(String name, String contentType, String body, boolean thrown, String returns) {
    private static final Path FILE = Path.of("src/test/resources/contract/wx-server-sdk-4.0.2.jsonl");

    /** Returns all recorded cases. */
    public static List<RecordedCase> all() {
        try {
            return Files.readAllLines(FILE).stream().map(RecordedCase::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedCase parse(String line) {
        JsonObject fields = (JsonObject) StrictJsonParser.parse(line.getBytes(StandardCharsets.UTF_8));
        return new RecordedCase(
                text(fields, "name"),
                text(fields, "contentType"),
                text(fields, "body"),
                fields.get("thrown") == JsonLiteral.TRUE,
                text(fields, "returns"));
    }

    private static String text(JsonObject fields, String key) {
        return Objects.requireNonNull(fields.getString(key), key);
    }

    @Override
    public String toString() {
        return name;
    }
}
