package io.cloudcall.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that documents and comments avoid the words of words.tsv. */
class WordListTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources", "io", "cloudcall", "documents");

    @Test
    void isFollowed() throws IOException {
        List<Word> words = words();
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            found.addAll(find(words, Prose.read(file)));
        }

        assertEquals("", String.join("\n", found), "replace these words; words.tsv has the list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nobody reads it.",
                "a\nrequest that is under\nway",
                "The Catalogue.",
                "| in a cell, whatever it is |",
                "the deserialiser",
            })
    void findsWords(String text) throws IOException {
        assertEquals(1, find(words(), new Prose(Path.of("A.md"), text)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\nnobody\n```",
                "`nobody` \"nobody is here\"",
                "[a](whoever.md) https://x/whoever",
                "catalog, color, canceled, promise, otherwise, raises, exercise",
            })
    void ignoresCodeQuotationsAndAddresses(String text) throws IOException {
        Path file = Files.createTempFile("document", ".md");
        Files.writeString(file, text);

        assertEquals(List.of(), find(words(), Prose.read(file)));
    }

    @Test
    void readsCommentsOfSourcesOnly() throws IOException {
        Path file = Files.createTempFile("Source", ".java");
        Files.writeString(
                file, "/** Nobody. */\nString nobody = \"nobody // nobody\"; // nobody\n/* {@code nobody} */");

        assertEquals(
                List.of(file + ":1: Nobody", file + ":2: nobody"),
                find(words(), Prose.read(file)).stream()
                        .map(line -> line.substring(0, line.indexOf(" →")))
                        .toList());
    }

    private static List<Path> files() throws IOException {
        Stream<Path> documents = Documents.all().stream().filter(document -> !Documents.isChinese(document));
        return Stream.concat(documents, SourceFiles.all().stream()).toList();
    }

    private static List<Word> words() throws IOException {
        return Files.readAllLines(RESOURCES.resolve("words.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Word::parse)
                .toList();
    }

    private static List<String> find(List<Word> words, Prose prose) {
        return words.stream()
                .flatMap(word -> word.pattern()
                        .matcher(prose.text())
                        .results()
                        .map(match -> "%s:%d: %s → %s"
                                .formatted(
                                        prose.file(),
                                        prose.lineAt(match.start()),
                                        match.group().replaceAll("\\s+", " "),
                                        word.remedy())))
                .toList();
    }

    /**
     * A word to avoid.
     *
     * @param pattern what matches it
     * @param remedy what to write instead
     */
    record Word(Pattern pattern, String remedy) {

        static Word parse(String row) {
            String[] cells = row.split("\t", -1);
            String expression = "\\b(?:" + cells[1].replace(" ", "\\s+") + ")\\b";
            return new Word(Pattern.compile(expression, Pattern.CASE_INSENSITIVE), cells[2]);
        }
    }
}
