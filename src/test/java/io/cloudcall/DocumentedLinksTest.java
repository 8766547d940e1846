package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the documents' links to files and sections of this repository lead somewhere. */
class DocumentedLinksTest {
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\\n]*`");
    private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of("."));
                Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void leadToFilesAndSections(Path document) throws IOException {
        assertEquals(List.of(), brokenLinks(document, Files.readString(document)));
    }

    @Test
    void areFound() throws IOException {
        assertEquals(
                List.of("none.md", "docs/DEPLOY.md#none", "#none"),
                brokenLinks(
                        Path.of("README.md"),
                        "[a](none.md) [b](docs/DEPLOY.md#none) [c](#none) [d](https://x/y) `[e](code)` "
                                + "[f](docs/DEPLOY.md#message-push) [g](README.zh-CN.md#通过-http-调用) [h](docs)"));
    }

    private static List<String> brokenLinks(Path document, String text) throws IOException {
        Matcher links = LINK.matcher(CODE.matcher(text).replaceAll(""));
        List<String> broken = new ArrayList<>();
        while (links.find()) {
            if (!leadsSomewhere(document, links.group(1), links.group(2))) {
                broken.add(links.group(1) + (links.group(2) == null ? "" : "#" + links.group(2)));
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(Path document, String file, String section) throws IOException {
        Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        return Files.exists(target)
                && (section == null
                        || !target.toString().endsWith(".md")
                        || sections(Files.readString(target)).contains(section));
    }

    /** Returns the anchors that GitHub gives the headings: the second one of the same name ends with {@code -1}. */
    private static Set<String> sections(String text) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> sections = new HashSet<>();
        Matcher headings = HEADING.matcher(FENCED.matcher(text).replaceAll(""));
        while (headings.find()) {
            String name = anchor(headings.group(1));
            int before = seen.merge(name, 1, Integer::sum) - 1;
            sections.add(before == 0 ? name : name + "-" + before);
        }
        return sections;
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }
}
