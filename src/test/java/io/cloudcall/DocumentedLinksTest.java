package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                                + "[f](docs/DEPLOY.md#message-push) [g](README.zh-CN.md#报错怎么办) [i](docs/REFERENCE.zh-CN.md#over-http) [h](docs)"));
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
                        || MarkdownDocument.read(target).anchors().contains(section));
    }
}
