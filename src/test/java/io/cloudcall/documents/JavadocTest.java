package io.cloudcall.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Javadoc of types, which begins with a noun phrase, and of packages. */
class JavadocTest {
    private static final List<Path> DOCUMENTED =
            List.of(Path.of("src/main/java"), Path.of("src/tools/java"), Path.of("src/launcher/java"));

    private static final String START = "/**";
    private static final String END = "*/";

    private static final Pattern FIRST_WORD = Pattern.compile("[\\s*]*(\\S+)");

    private static final Pattern TYPE = Pattern.compile("\\s*(?:@[^\\n]*\\n\\s*)*"
            + "(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s+)*"
            + "(?:class|interface|enum|@interface|record)\\s+(\\w+)");

    /** Words that begin a clause or a description of a method. */
    private static final Set<String> NO_NOUNS = Set.of(
            "What",
            "Whatever",
            "Whether",
            "Where",
            "Who",
            "Whoever",
            "How",
            "Returns",
            "Makes",
            "Creates",
            "Holds",
            "Reads",
            "Tells",
            "Has",
            "Is",
            "Does");

    @Test
    void ofTypesAreNounPhrases() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path file : SourceFiles.all()) {
            others.addAll(findOthers(file));
        }

        assertEquals(List.of(), others);
    }

    private static List<String> findOthers(Path file) throws IOException {
        String source = Files.readString(file);
        List<String> others = new ArrayList<>();
        for (int start = source.indexOf(START); start >= 0; start = source.indexOf(START, start + 1)) {
            // A glob in a string has no end.
            int end = Math.max(start + START.length(), source.indexOf(END, start) + END.length());
            Matcher word = FIRST_WORD.matcher(source).region(start + START.length(), end);
            Matcher type = TYPE.matcher(source).region(end, source.length());
            if (word.lookingAt() && type.lookingAt() && isNoNoun(word.group(1), type.group(1))) {
                others.add(file + ": " + word.group(1) + " … " + type.group(1));
            }
        }
        return others;
    }

    /** Annotations describe their effect. */
    private static boolean isNoNoun(String word, String type) {
        return NO_NOUNS.contains(word) && !type.equals("CloudcallSandbox");
    }

    /** A reader of a package needs its first type, and a writer the rule for what belongs there. */
    @Test
    void ofPackagesNameTheTypeToStartAt() throws IOException {
        Set<Path> missing = new TreeSet<>();
        for (Path root : DOCUMENTED) {
            for (Path folder :
                    SourceFiles.under(root).stream().map(Path::getParent).collect(Collectors.toSet())) {
                Path description = folder.resolve("package-info.java");
                if (!Files.exists(description)
                        || !Files.readString(description)
                                .replaceAll("\\s*\\n \\* ", " ")
                                .contains("Start at {@")) {
                    missing.add(folder);
                }
            }
        }

        assertEquals(Set.of(), missing);
    }
}
