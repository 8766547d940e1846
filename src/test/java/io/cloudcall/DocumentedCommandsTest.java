package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of the commands in the documents. */
class DocumentedCommandsTest {
    private static final Pattern SECRET =
            Pattern.compile("\\$\\{?(AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN)|\\| *xargs");

    /** The shell itself runs these, and no process has their arguments. */
    private static final Pattern BUILT_IN = Pattern.compile("\\bprintf '|\\[ -z ");

    /** Each user of a machine can read the arguments of every process. */
    @Test
    void passNoSecretAsAnArgument() throws IOException {
        List<String> lines = lines();

        assertTrue(lines.stream().anyMatch(line -> SECRET.matcher(line).find()), "looked at the right documents");
        assertEquals(
                List.of(),
                lines.stream()
                        .filter(line -> SECRET.matcher(line).find()
                                && !BUILT_IN.matcher(line).find())
                        .toList());
    }

    private static List<String> lines() throws IOException {
        try (Stream<Path> documents = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("README.zh-CN.md")), documents)
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(DocumentedCommandsTest::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
