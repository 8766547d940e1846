package io.cloudcall.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the files which documents name in code exist. Names with placeholders are not checked. */
class DocumentedPathsTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern NAMED =
            Pattern.compile("`((?:\\.ci|\\.github|src|docs|bench|bundle|clients|deploy|events)/[\\w./-]+)`");
    private static final Pattern PLACEHOLDER = Pattern.compile("NAME|VERSION|FOLDER|Something");

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void exist(Path document) throws IOException {
        assertEquals(List.of(), missing(Files.readString(document)));
    }

    @Test
    void othersAreReported() {
        assertEquals(
                List.of("src/none", "docs/none.md"),
                missing("`src/none` `src/main/java` `docs/none.md` `src/NAME` src/other\n```\n`src/none`\n```\n"));
    }

    private static List<String> missing(String text) {
        String prose = FENCED.matcher(text).replaceAll("");
        return NAMED.matcher(prose)
                .results()
                .map(named -> named.group(1))
                .filter(name -> !PLACEHOLDER.matcher(name).find() && !Files.exists(Path.of(name)))
                .toList();
    }
}
