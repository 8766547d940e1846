package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script ./cloudcall in a clone that is not built. */
class WrapperScriptTest {
    private static final Path BASH = Path.of("src/tools/bash");
    private static final Path HELP = BASH.resolve("help");
    private static final Path MESSAGES = Path.of("src/tools/resources/io/cloudcall/tools/cli");

    @TempDir
    private Path clone;

    private void copyScripts() throws IOException {
        Files.copy(Path.of("cloudcall"), clone.resolve("cloudcall"));
        for (Path root : List.of(BASH, MESSAGES)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.createDirectories(clone.resolve(file).getParent());
                    Files.copy(file, clone.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Runs the script with these variables beside PATH, and returns its exit code. */
    private int run(Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("/bin/bash", "cloudcall"), Stream.of(arguments))
                                .toList())
                .directory(clone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(clone.resolve("out").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"));
        builder.environment().put("HOME", clone.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue();
    }

    private String output() throws IOException {
        return Files.readString(clone.resolve("out"), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "--help, cloudcall, C, en",
        "-h, cloudcall, '', en",
        "call --help, call, en_US.UTF-8, en",
        "serve -h, serve, zh_TW.UTF-8, en",
        "call --help, call, zh_CN.UTF-8, zh",
        "smoke --help, smoke, zh_CN.UTF-8, zh",
        "smoke --help, smoke, C, en"
    })
    void printsHelpWithoutABuild(String arguments, String page, String language, String folder) throws Exception {
        copyScripts();

        assertEquals(0, run(Map.of("LANG", language), arguments.split(" ")));

        assertEquals(Files.readString(HELP.resolve(folder).resolve(page + ".txt")), output());
        assertEquals(List.of("cloudcall", "out", "src"), names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smoke|2|cloudcall: Missing required option: --stack NAME|cloudcall：缺少必需的选项：--stack NAME",
                "smoke --stack|2|cloudcall: option --stack needs a value|cloudcall：选项 --stack 后面要写值",
                "smoke --loud|2|cloudcall: unknown option: --loud|cloudcall：没有 --loud 这个选项",
                "smoke now|2|cloudcall: unexpected argument: now|cloudcall：多余的参数：now"
            })
    void reportsErrorsInTheUsersLanguage(String arguments, int exitCode, String english, String chinese)
            throws Exception {
        copyScripts();

        assertEquals(exitCode, run(Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8"), arguments.split(" ")));
        assertEquals(english, output().lines().findFirst().orElse(""));

        assertEquals(exitCode, run(Map.of("LANG", "zh_CN.UTF-8"), arguments.split(" ")));
        assertEquals(chinese, output().lines().findFirst().orElse(""));
    }

    /** A build would be the next step, for which this PATH has no Maven. */
    @ParameterizedTest
    @CsvSource({"en, found no mvn on the PATH", "zh, PATH 中没有 mvn"})
    void reportsAMissingTool(String language, String message) throws Exception {
        copyScripts();
        Map<String, String> environment = Map.of(
                Language.VARIABLE, language, "PATH", tools().toString(), "JAVA_HOME", System.getProperty("java.home"));

        assertEquals(3, run(environment, "accounts"));

        assertTrue(output().contains(message), output());
    }

    /** Makes a folder with the programs that the script calls before a build. */
    private Path tools() throws IOException {
        Path folder = Files.createDirectory(clone.resolve("src/path"));
        for (String name : List.of("dirname", "readlink", "sed", "find", "head", "grep", "cat")) {
            Path program = ExternalCommand.find(name, System.getenv()).orElseThrow();
            Files.createSymbolicLink(folder.resolve(name), program);
        }
        return folder;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(clone)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
