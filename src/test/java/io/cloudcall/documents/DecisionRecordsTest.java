package io.cloudcall.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the form of the records in docs/DECISIONS.md, and that its index lists each of them. */
class DecisionRecordsTest {
    private static final String INDEX = "Index";
    private static final Pattern RECORD = Pattern.compile("(?m)^## (?=.)");
    private static final Pattern PART = Pattern.compile("(?m)^\\*\\*([A-Z]\\w+)\\.\\*\\*");
    private static final Pattern INDEX_ENTRY = Pattern.compile("\\[([^\\]]+)]\\(#");
    private static final List<String> PARTS = List.of("Context", "Decision", "Consequences");
    private static final List<String> PARTS_WITH_FIGURES = List.of("Context", "Decision", "Consequences", "Figures");

    @Test
    void haveTheForm() throws IOException {
        List<String> invalid = new ArrayList<>();
        for (String section : sections()) {
            if (!title(section).equals(INDEX) && !isRecord(section)) {
                invalid.add(title(section));
            }
        }

        assertEquals(
                List.of(),
                invalid,
                "begin the paragraphs of these records with **Context.** **Decision.** **Consequences.** and, if there"
                        + " are any, **Figures.**, in this order");
    }

    @Test
    void areListedInTheIndex() throws IOException {
        List<String> sections = sections();
        Set<String> titles = sections.stream()
                .map(DecisionRecordsTest::title)
                .filter(title -> !title.equals(INDEX))
                .collect(Collectors.toSet());
        Set<String> entries = sections.stream()
                .filter(section -> title(section).equals(INDEX))
                .flatMap(index -> INDEX_ENTRY.matcher(index).results())
                .map(entry -> entry.group(1))
                .collect(Collectors.toSet());

        assertTrue(titles.size() > 50, "read the right document");
        assertEquals(titles, entries, "records, and entries of the index");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T\n\nWhy.\n\n**Context.** a\n\n**Decision.** b\n\n**Consequences.** c",
                "T\n\n**Context.** a\n\n**Decision.** b",
                "T\n\n**Decision.** b\n\n**Context.** a\n\n**Consequences.** c",
                "T\n\n**Context.** a\n\n**Decision.** b\n\n**Consequences.** c\n\n**Notes.** d",
                "T\n\n**Context** a\n\n**Decision** b\n\n**Consequences** c",
            })
    void otherFormsAreReported(String section) {
        assertEquals(false, isRecord(section));
    }

    private static boolean isRecord(String section) {
        List<String> parts =
                PART.matcher(section).results().map(part -> part.group(1)).toList();
        boolean hasParts = parts.equals(PARTS) || parts.equals(PARTS_WITH_FIGURES);
        return hasParts && section.startsWith("**Context.**", title(section).length() + 2);
    }

    private static List<String> sections() throws IOException {
        String text = Files.readString(Path.of("docs", "DECISIONS.md"));
        return Arrays.stream(RECORD.split(text)).skip(1).toList();
    }

    private static String title(String section) {
        return section.lines().findFirst().orElseThrow();
    }
}
