package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The comparison of the Chinese documents with their English twins: the same anchors, commands, settings and codes.
 * Sentences are free. README.zh-CN.md has a shape of its own; its commands are those of the English documents.
 */
class TranslatedDocumentsTest {
    private static final String SUFFIX = ".zh-CN.md";

    /** Twins that translate some sections, by their headings. */
    private static final Map<String, List<String>> SECTIONS =
            Map.of("docs/OPERATIONS.zh-CN.md", List.of("## Alarms", "## Asking WeChat"));

    /** Words that the readers' glossary replaces, with the right ones. */
    private static final Map<String, String> REPLACED = Map.of(
            "腾讯云之外", "不用云开发 / 微信云托管时",
            "应答", "响应 / 返回",
            "沙箱", "本地模拟微信",
            "路由函数", "通用函数",
            "签名请求", "SigV4（IAM）签名",
            "仪表板", "控制面板",
            "出口地址", "固定出口 IP",
            "剩余面单", "面单余额",
            "电子面单账号", "物流账号",
            "您", "你");

    private static final Pattern COMMENT = Pattern.compile("(?m)(^|[ \\t])[ \\t]*(#|//) .*$");
    private static final Pattern SETTING = Pattern.compile("\\b(?:WECHAT|CLOUD_CALL|CLOUDCALL|AWS)_[A-Z0-9_]+\\b");
    private static final Pattern CODE = Pattern.compile("(?<![\\w.,:/-])-?\\d{5,9}(?![\\w.,:/]*\\w)");
    private static final Pattern NAME = Pattern.compile("^[A-Z][A-Za-z]+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]+)`");
    private static final Pattern TABLE = Pattern.compile("(?m)(?:^\\|.*\\n)+");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ (.*(?:\\\\\\n.*)*)$");

    static List<Path> translations() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return docs.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static Path twin(Path translation) {
        return Path.of(translation.toString().replace(SUFFIX, ".md"));
    }

    private static MarkdownDocument english(Path translation) throws IOException {
        MarkdownDocument whole = MarkdownDocument.read(twin(translation));
        List<String> sections = SECTIONS.get(translation.toString());
        return sections == null
                ? whole
                : new MarkdownDocument(sections.stream()
                        .map(heading -> whole.section(heading).text())
                        .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void linkToTheirTwinsAtTheTop(Path translation) throws IOException {
        assertTrue(top(translation).contains("[English](" + twin(translation).getFileName() + ")"));
        assertTrue(top(twin(translation)).contains("[中文](" + translation.getFileName() + ")"));
    }

    private static String top(Path file) throws IOException {
        return Files.readString(file).lines().limit(5).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void haveTheAnchorsOfTheirTwins(Path translation) throws IOException {
        MarkdownDocument chinese = MarkdownDocument.read(translation);
        Set<String> expected = english(translation).anchors();
        Set<String> title = MarkdownDocument.read(twin(translation)).anchors();

        assertEquals(Set.of(), minus(minus(expected, Set.of(title(translation))), chinese.anchors()), "missing");
        assertEquals(Set.of(), minus(chinese.explicitAnchors(), title), "not in the twin");
    }

    /** Returns the anchor of the first heading, which needs none in the translation. */
    private static String title(Path translation) throws IOException {
        String heading = Files.readString(twin(translation)).lines().findFirst().orElseThrow();
        return new MarkdownDocument(heading).anchors().iterator().next();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void haveTheCommandsAndCodeOfTheirTwins(Path translation) throws IOException {
        assertEquals(withoutComments(english(translation)), withoutComments(MarkdownDocument.read(translation)));
    }

    /** Returns the blocks in a fixed order, as sections may stand in another one, without drawings. */
    private static List<String> withoutComments(MarkdownDocument document) {
        return document.blocks().stream()
                .filter(block -> !block.contains(" → "))
                .map(block -> COMMENT.matcher(block).replaceAll("").strip())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nameTheSettingsAndCodesOfTheirTwins(Path translation) throws IOException {
        MarkdownDocument chinese = MarkdownDocument.read(translation);
        MarkdownDocument english = english(translation);

        assertEquals(found(SETTING, english.prose()), found(SETTING, chinese.prose()));
        assertEquals(found(CODE, english.prose()), found(CODE, chinese.prose()));
        assertEquals(parameters(english), parameters(chinese));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the parameters and outputs that a document names in code: the rows of the guide's tables. */
    private static Set<String> parameters(MarkdownDocument document) throws IOException {
        Set<String> known = ROW.matcher(Files.readString(Path.of("docs/DEPLOY.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        return document.codeSpans().stream()
                .flatMap(span -> NAME.matcher(span).results().map(MatchResult::group))
                .filter(known::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of these pages each table has a twin; the other translations arrange their tables for their readers. */
    @ParameterizedTest
    @ValueSource(strings = {"docs/PUSH", "docs/REFERENCE"})
    void haveTheRowsOfTheirTwins(String page) throws IOException {
        assertEquals(
                rowsOfTables(MarkdownDocument.read(Path.of(page + ".md"))),
                rowsOfTables(MarkdownDocument.read(Path.of(page + SUFFIX))));
    }

    @Test
    void referenceHasTheCodeOfItsTwin() throws IOException {
        MarkdownDocument chinese = MarkdownDocument.read(Path.of("docs/REFERENCE.zh-CN.md"));
        MarkdownDocument english = MarkdownDocument.read(Path.of("docs/REFERENCE.md"));

        assertEquals(withoutPlaceholders(english), withoutPlaceholders(chinese));
    }

    private static List<Long> rowsOfTables(MarkdownDocument document) {
        return TABLE.matcher(document.prose())
                .results()
                .map(table -> table.group().lines().count())
                .toList();
    }

    private static Set<String> withoutPlaceholders(MarkdownDocument document) {
        return document.codeSpans().stream()
                .map(span -> span.replaceAll("<[^>]*>", "<>"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("chinesePages")
    void useTheTermsOfTheirReaders(Path page) throws IOException {
        String text = Files.readString(page);
        assertEquals(
                List.of(),
                REPLACED.keySet().stream().filter(text::contains).sorted().toList(),
                () -> "write these as " + REPLACED);
    }

    static Stream<Path> chinesePages() throws IOException {
        return Stream.concat(Stream.of(Path.of("README.zh-CN.md")), translations().stream());
    }

    @Test
    void readmesLinkToEachOther() throws IOException {
        assertTrue(top(Path.of("README.md")).contains("[中文](README.zh-CN.md)"));
        assertTrue(top(Path.of("README.zh-CN.md")).contains("[English](README.md)"));
    }

    /** The suite of the README runs the English commands. */
    @Test
    void chineseReadmeHasCommandsOfTheEnglishDocuments() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Path file : List.of(Path.of("README.md"), Path.of("docs/DEPLOY.md"))) {
            known.addAll(commands(file));
        }
        assertEquals(Set.of("STACK=cloudcall-dev"), minus(commands(Path.of("README.zh-CN.md")), known));
    }

    private static Set<String> commands(Path file) throws IOException {
        return withoutComments(MarkdownDocument.read(file)).stream()
                .flatMap(block -> COMMAND.matcher(block)
                        .results()
                        .map(command -> command.group(1).strip()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> minus(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }
}
