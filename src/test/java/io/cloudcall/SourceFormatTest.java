package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the line length of .editorconfig, also of lines that the formatter does not break: comments and literals. */
class SourceFormatTest {
    private static final int MAX_COLUMNS = 120;

    private static final Path TESTS = Path.of("src/test/java");

    /** A single word cannot be broken, such as a link in a comment. */
    private static final Pattern SINGLE_WORD = Pattern.compile("\\s*(?:\\*|//)?\\s*\\S+");

    /** Expected texts and test data are easier to read, and to search for, on one line. */
    private static final Pattern LITERAL = Pattern.compile("\\s*(?:\\+ )?\".*");

    private static final String TEXT_BLOCK = "\"\"\"";

    /** Returns the numbers of the lines that are too long. */
    private static List<Integer> tooLong(String text, boolean isTest) {
        List<Integer> numbers = new ArrayList<>();
        boolean isInTextBlock = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            boolean isData = isInTextBlock || (isTest && LITERAL.matcher(line).matches());
            if (line.length() > MAX_COLUMNS
                    && !isData
                    && !SINGLE_WORD.matcher(line).matches()) {
                numbers.add(number);
            }
            isInTextBlock ^= line.split(TEXT_BLOCK, -1).length % 2 == 0;
        }
        return numbers;
    }

    @Test
    void keepsLinesWithinTheLimit() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : SourceFiles.all()) {
            tooLong(Files.readString(file), file.startsWith(TESTS)).forEach(number -> found.add(file + ":" + number));
        }

        assertEquals(List.of(), found, "wrap these lines at " + MAX_COLUMNS + " columns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    /** %s %s. */",
                "     * %s %s",
                "    // %s %s",
                "    int a = b(%s, %s);",
                "    return \"%s %s\";",
                "        \"%s %s\" + a;",
                "  String a = \"\"\"\n  b\"\"\";\n  // %s %s",
            })
    void findsLongLines(String form) {
        String line = form.formatted("a".repeat(59), "b".repeat(59));

        assertEquals(1, tooLong(line, false).size(), line);
        assertEquals(List.of(), tooLong(form.formatted("a", "b"), false));
    }

    @Test
    void acceptsTextBlocksLinksAndTheDataOfTests() {
        String words = "long ".repeat(30);
        String link = "https://" + "x".repeat(120);

        assertEquals(List.of(), tooLong("String a = \"\"\"\n" + words + "\n\"\"\";\n", false));
        assertEquals(List.of(), tooLong("     *     " + link + "\n    // " + link, false));
        assertEquals(List.of(), tooLong("    \"" + words + "\",\n    + \"" + words + "\";", true));
        assertTrue(tooLong("    call(\"" + words + "\");", true).contains(1));
    }
}
