package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script ./cloudcall in a clone that is not built, and that lacks what a build needs. */
class WrapperScriptTest {
    private static final Path HELP = Path.of("src/tools/bash/help");

    @TempDir
    private Path clone;

    private void copyScripts() throws IOException {
        Files.createDirectories(clone.resolve(HELP));
        Files.copy(Path.of("cloudcall"), clone.resolve("cloudcall"));
        try (Stream<Path> pages = Files.list(HELP)) {
            for (Path page : pages.toList()) {
                Files.copy(page, clone.resolve(page));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"--help, cloudcall", "-h, cloudcall", "call --help, call", "serve -h, serve"})
    void printsHelpWithoutABuild(String arguments, String page) throws Exception {
        copyScripts();
        Path out = clone.resolve("out");
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", "cloudcall"), Stream.of(arguments.split(" ")))
                                .toList())
                .directory(clone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();

        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(Files.readString(HELP.resolve(page + ".txt")), Files.readString(out, StandardCharsets.UTF_8));
        assertEquals(0, process.exitValue());
        assertEquals(List.of("cloudcall", "out", "src"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(clone)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
