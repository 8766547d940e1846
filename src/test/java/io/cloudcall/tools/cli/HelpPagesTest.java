package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.cli.terminal.DisplayWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The help of ./cloudcall in a clone that is not built, as written by .ci/generate. */
class HelpPagesTest {
    private static final Path PAGES = Path.of("src/tools/bash/help");
    private static final String ROOT = "cloudcall";
    private static final int COLUMNS = 80;

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void areTheHelpOfTheCommands(Path page) throws Exception {
        String name = String.valueOf(page.getFileName()).replace(".txt", "");
        CommandUnderTest command = new CommandUnderTest()
                .set(Language.VARIABLE, page.getName(page.getNameCount() - 2).toString());

        assertEquals(0, command.run(name.equals(ROOT) ? "--help" : name + " --help"));

        assertEquals(Files.readString(page), command.out().replace(System.lineSeparator(), "\n"), "run .ci/generate");
        assertEquals("", command.err());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitIntoATerminal(Path page) throws IOException {
        Files.readAllLines(page).forEach(line -> assertTrue(DisplayWidth.width(line) <= COLUMNS, line));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areThereForEachCommand(Language language) throws IOException {
        Set<String> commands = new TreeSet<>(Main.commandLine(new CommandUnderTest().terminal())
                .getSubcommands()
                .keySet());
        commands.add(ROOT);

        Set<String> names = pages().filter(page -> page.startsWith(PAGES.resolve(language.code())))
                .map(page -> String.valueOf(page.getFileName()).replace(".txt", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(commands, names, "run .ci/generate, and remove the page of a command that is gone");
    }
}
