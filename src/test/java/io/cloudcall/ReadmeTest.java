package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests of README.md, which introduces; docs/REFERENCE.md has the tables. */
class ReadmeTest {
    private static final int MAX_WORDS = 1200;

    @Test
    void isShort() throws IOException {
        String text = Files.readString(Path.of("README.md"));

        long words = Pattern.compile("\\S+").matcher(text).results().count();

        assertTrue(words <= MAX_WORDS, () -> words + " words: move details to docs/REFERENCE.md");
    }
}
