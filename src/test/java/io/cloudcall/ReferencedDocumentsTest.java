package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the documents and sections that messages, comments, alarms and scripts name. */
class ReferencedDocumentsTest {
    private static final List<String> ROOTS = List.of(
            "src", ".ci", ".github", "bench", "bundle", "clients", "deploy", "template.yaml", "cloudcall", "release");

    private static final Set<String> GENERATED = Set.of("node_modules", "target", "__pycache__");

    /** {@code docs/NAME.md#section}, or a section of the runbook in an alarm of template.yaml. */
    private static final Pattern REFERENCE =
            Pattern.compile("(docs/[A-Z_]+(?:\\.zh-CN)?\\.md|\\$\\{RunbookUrl})(?:#([a-z0-9][a-z0-9-]*))?");

    @Test
    void exist() throws IOException {
        Map<String, Path> references = references();

        assertTrue(references.containsKey("docs/OPERATIONS.md#failure-rate"), "found the links of the alarms");
        references.entrySet().removeIf(reference -> exists(reference.getKey()));
        assertEquals(Map.of(), references, "name documents and sections that exist");
    }

    @Test
    void othersAreReported() {
        assertEquals(
                List.of(true, true, false, false),
                Stream.of(
                                "docs/DEPLOY.md",
                                "docs/OPERATIONS.md#failure-rate",
                                "docs/OPERATIONS.md#none",
                                "docs/NONE.md")
                        .map(ReferencedDocumentsTest::exists)
                        .toList());
    }

    private static Map<String, Path> references() throws IOException {
        Map<String, Path> references = new TreeMap<>();
        for (String root : ROOTS) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(ReferencedDocumentsTest::isSource)
                        .forEach(file -> REFERENCE
                                .matcher(read(file))
                                .results()
                                .forEach(match -> references.putIfAbsent(reference(match.group()), file)));
            }
        }
        return references;
    }

    private static String reference(String text) {
        return text.replace("${RunbookUrl}", "docs/OPERATIONS.md");
    }

    private static boolean isSource(Path file) {
        for (Path part : file) {
            if (GENERATED.contains(part.toString())) {
                return false;
            }
        }
        boolean isThisTest = file.endsWith("ReferencedDocumentsTest.java") || file.endsWith("DocumentedLinksTest.java");
        return Files.isRegularFile(file) && !isThisTest;
    }

    private static boolean exists(String reference) {
        String[] parts = reference.split("#", 2);
        Path document = Path.of(parts[0]);
        return Files.exists(document)
                && (parts.length == 1
                        || new MarkdownDocument(read(document)).anchors().contains(parts[1]));
    }

    /** Returns the text of a file, or blank for one that is no text. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
