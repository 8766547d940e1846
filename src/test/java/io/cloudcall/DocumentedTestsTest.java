package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the tests named by the documents exist. An ellipsis stands for the rest of some methods' names. */
class DocumentedTestsTest {
    private static final Path TESTS = Path.of("src", "test", "java");

    /** {@code ATest} or {@code ATest.aMethod}, and behind it, after commas, other methods of the same class. */
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+…?))?`((?:, `[a-z]\\w+…?`)*)");

    private static final Pattern METHOD = Pattern.compile("\\w+…?");

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void nameTestsThatThereAre(Path document) throws IOException {
        Map<String, String> sources = sources();

        assertEquals(
                List.of(),
                named(Files.readString(document)).stream()
                        .filter(test -> !test.isIn(sources))
                        .toList());
    }

    @Test
    void areFound() {
        assertEquals(
                List.of(new NamedTest("RetryTest", "asksTwice…"), new NamedTest("RetryTest", "givesUp")),
                named("See `RetryTest.asksTwice…`, `givesUp`."));
        assertTrue(new NamedTest("RetryTest", "asksTwice…").isIn(sources()));
        assertEquals(
                List.of(false, false),
                Stream.of("asksTwice", "startsNo")
                        .map(method -> new NamedTest("RetryTest", method).isIn(sources()))
                        .toList());
    }

    private static List<NamedTest> named(String document) {
        List<NamedTest> tests = new ArrayList<>();
        Matcher named = NAMED.matcher(document);
        while (named.find()) {
            String type = named.group(1);
            tests.add(new NamedTest(type, named.group(2) == null ? "" : named.group(2)));
            METHOD.matcher(named.group(3)).results().forEach(method -> tests.add(new NamedTest(type, method.group())));
        }
        return tests;
    }

    /** Returns the text of each class of tests by its simple name. */
    private static Map<String, String> sources() {
        try (Stream<Path> files = Files.walk(TESTS)) {
            Map<String, String> sources = new HashMap<>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), read(file)));
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A test that a document names.
     *
     * @param type its class
     * @param method its method, or the beginning of some with an ellipsis, or blank for the class as a whole
     */
    record NamedTest(String type, String method) {

        boolean isIn(Map<String, String> sources) {
            String source = sources.get(type);
            return source != null
                    && (method.isEmpty()
                            || Pattern.compile("void " + method.replace("…", "\\w*") + "\\(")
                                    .matcher(source)
                                    .find());
        }
    }
}
