package io.cloudcall.tools.sandbox.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.SortedRows;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The form of api-samples.jsonl. A wrong row would be another API than its author has in mind, or none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiSamplesTest {
    private static final Path FILE =
            Path.of("src/tools/resources/io/cloudcall/tools/sandbox/samples/api-samples.jsonl");

    private static final Set<String> MEMBERS = Set.of(
            "path",
            "method",
            "query",
            "body",
            "missing",
            "emptyBody",
            "file",
            "maxBytes",
            "byUrl",
            "answer",
            "picture");

    private List<String> rows = List.of();

    @BeforeAll
    void read() throws IOException {
        rows = Files.readAllLines(FILE);
        assertTrue(rows.size() > 500);
        assertTrue(Files.readString(FILE).endsWith("\n"), "end the last row of " + FILE + " with a line feed");
    }

    /** A row is found by its text. */
    @Test
    void beginsWithItsPathAndHasNoSpaces() {
        assertEquals(
                List.of(),
                rows.stream()
                        .filter(row -> !row.startsWith("{\"path\":\"/") || !row.equals(new JsonObject(row).encode()))
                        .toList(),
                "write these rows of " + FILE + " as {\"path\":\"/…\",…}, without spaces outside of texts");
    }

    @Test
    void isSortedByPath() {
        SortedRows.assertSorted(
                FILE,
                rows.stream().map(row -> new JsonObject(row).getString("path")).toList());
    }

    @Test
    void hasMembersThatAreRead() {
        assertEquals(
                List.of(),
                rows.stream()
                        .filter(row -> !MEMBERS.containsAll(new JsonObject(row).fieldNames()))
                        .toList(),
                "no code reads a member of these rows of " + FILE + ": use " + MEMBERS);
    }

    @Test
    void hasAnAnswerOrAPicture() {
        assertEquals(
                List.of(),
                rows.stream()
                        .map(JsonObject::new)
                        .filter(row -> row.containsKey("answer") == row.containsKey("picture"))
                        .map(JsonObject::encode)
                        .toList(),
                "give each of these rows of " + FILE
                        + " the response of WeChat's page as \"answer\", or \"picture\":true");
    }
}
