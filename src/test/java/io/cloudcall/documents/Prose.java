package io.cloudcall.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The prose of a file: a document without code, quotations and addresses, or the comments of a Java source. Each
 * character keeps its line, so that a match can be located.
 *
 * @param file the file
 * @param text its prose; blanks in place of everything else
 */
record Prose(Path file, String text) {
    private static final Pattern NO_PROSE_OF_DOCUMENTS = Pattern.compile(
            "(?ms)^ *```.*?^ *```$|<!--.*?-->|(?<=])\\([^()\\s]*\\)|^\\[[^\\]]+]: \\S+|`[^`]+`|\"[^\"]{1,300}\"|https?://\\S+");

    private static final Pattern NO_PROSE_OF_COMMENTS = Pattern.compile(
            "(?s)<pre>.*?</pre>|@param \\S+|\\{@(?:code|link|linkplain|literal)[^}]*}|\"[^\"]{1,300}\"|https?://\\S+");

    /** Literals come first: they may look like comments. */
    private static final Pattern JAVA = Pattern.compile(
            "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'|(//[^\\n]*|/\\*.*?\\*/)");

    private static final Pattern NO_LINE_BREAK = Pattern.compile("[^\\n]");

    static Prose read(Path file) throws IOException {
        String text = Files.readString(file);
        return new Prose(
                file,
                file.toString().endsWith(".java")
                        ? blank(NO_PROSE_OF_COMMENTS, comments(text))
                        : blank(NO_PROSE_OF_DOCUMENTS, text));
    }

    /** Returns the number of the line of a character, the first being 1. */
    int lineAt(int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** Returns the comments, without the asterisks at the beginnings of lines, and blanks in place of code. */
    private static String comments(String source) {
        StringBuilder comments = new StringBuilder();
        int end = 0;
        for (MatchResult part : JAVA.matcher(source).results().toList()) {
            comments.append(blanks(source.substring(end, part.start())));
            comments.append(
                    part.group(1) == null ? blanks(part.group()) : part.group().replaceAll("(?m)^ *\\*", " "));
            end = part.end();
        }
        return comments.append(blanks(source.substring(end))).toString();
    }

    private static String blank(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(match -> blanks(match.group()));
    }

    private static String blanks(String text) {
        return NO_LINE_BREAK.matcher(text).replaceAll(" ");
    }
}
