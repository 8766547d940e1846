package io.cloudcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's Java sources, for tests of how they are written. */
public final class SourceFiles {
    private static final List<String> ROOTS =
            List.of("src/main/java", "src/launcher/java", "src/tools/java", "src/test/java", "src/jmh/java");

    private SourceFiles() {}

    /** Returns the files of all source roots, in order. */
    public static List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : ROOTS) {
            files.addAll(under(Path.of(root)));
        }
        return files;
    }

    /** Returns the files of one source root, in order; none where there is no such folder. */
    public static List<Path> under(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
