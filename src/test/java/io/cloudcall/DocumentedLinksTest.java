package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.documents.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the links of all documents, in both languages, to files and sections of this repository. */
class DocumentedLinksTest {
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\\n]*`");
    private static final Pattern LINK = Pattern.compile(
            "(?m)(?:]\\(|<(?:img|a)[^>]* (?:src|href)=\"|^\\[[^\\]]+]: )(?![a-z]+:)([^)#\\s\"]*)(?:#([^)\\s\"]+))?");

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void leadToFilesAndSections(Path document) throws IOException {
        assertEquals(List.of(), brokenLinks(document, Files.readString(document)));
    }

    @Test
    void areFound() throws IOException {
        assertEquals(
                List.of("none.md", "docs/DEPLOY.md#none", "#none", "none.svg", "none.txt"),
                brokenLinks(
                        Path.of("README.md"),
                        "[a](none.md) [b](docs/DEPLOY.md#none) [c](#none) [d](https://x/y) `[e](code)` "
                                + "[f](docs/DEPLOY.md#message-push) [g](docs/REFERENCE.zh-CN.md#over-http) [h](docs)\n"
                                + "<img alt=\"i\" src=\"none.svg\">\n[j]: none.txt\n[k]: https://x/y#z\n"));
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
