package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that simple names are unique in the whole project, so that a search for one finds one type. */
class SimpleNamesTest {
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "(?m)^(?:(?:public|final|sealed|non-sealed|abstract) )*(?:class|record|enum|interface|@interface) (\\w+)");

    /** One that others can use, so without the private ones. */
    private static final Pattern NESTED = Pattern.compile(
            "(?m)^ +(?:(?:public|protected|static|final|sealed|non-sealed|abstract) )*(?:class|record|enum|interface) (\\w+)");

    private static Map<String, List<Path>> declarations(Pattern pattern) throws IOException {
        Map<String, List<Path>> files = new TreeMap<>();
        for (Path file : SourceFiles.all()) {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                files.computeIfAbsent(matcher.group(1), name -> new ArrayList<>())
                        .add(file);
            }
        }
        return files;
    }

    @Test
    void areUnique() throws IOException {
        Map<String, List<Path>> types = declarations(TOP_LEVEL);

        assertTrue(types.containsKey("CloudFunction") && types.containsKey("Sandbox"), types.keySet()::toString);
        types.values().removeIf(files -> files.size() == 1);
        assertEquals(Map.of(), types, "rename all but one of each");
    }

    /** Builder and Kind may be nested in several types: their own type distinguishes them. */
    @Test
    void areNotThoseOfNestedTypesToo() throws IOException {
        Map<String, List<Path>> nested = declarations(NESTED);

        assertTrue(nested.containsKey("Builder"), nested.keySet()::toString);
        nested.keySet().retainAll(declarations(TOP_LEVEL).keySet());
        assertEquals(Map.of(), nested, "rename the nested types, or the types that have the same name");
    }
}
