package io.cloudcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A document of this repository, and what a checker reads from it. */
record MarkdownDocument(String text) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern EXPLICIT_ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");

    static MarkdownDocument read(Path file) throws IOException {
        return new MarkdownDocument(Files.readString(file));
    }

    /** Returns the part from the heading to the next one of its level. */
    MarkdownDocument section(String heading) {
        int start = text.indexOf("\n" + heading + "\n");
        String level = heading.substring(0, heading.indexOf(' ') + 1);
        int end = text.indexOf("\n" + level, start + 1);
        return new MarkdownDocument(text.substring(start, end < 0 ? text.length() : end));
    }

    String prose() {
        return FENCED.matcher(text).replaceAll("");
    }

    /**
     * Returns the explicit anchors, and GitHub's anchors of the headings: the second one of the same name ends with
     * {@code -1}.
     */
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new TreeSet<>(explicitAnchors());
        Matcher headings = HEADING.matcher(prose());
        while (headings.find()) {
            String name = anchor(headings.group(1));
            int before = seen.merge(name, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? name : name + "-" + before);
        }
        return anchors;
    }

    Set<String> explicitAnchors() {
        return EXPLICIT_ANCHOR
                .matcher(prose())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }

    /** Returns the blocks of code, less their indentation. */
    List<String> blocks() {
        return FENCED.matcher(text)
                .results()
                .map(block -> block.group().stripIndent())
                .toList();
    }

    Set<String> codeSpans() {
        return CODE_SPAN
                .matcher(prose())
                .results()
                .map(span -> span.group(1).replaceAll("\\s+", " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
