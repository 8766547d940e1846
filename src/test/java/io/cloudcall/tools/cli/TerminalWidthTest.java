package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalWidthTest {
    @TempDir
    private Path folder;

    private static int columns(Map<String, String> environment) throws InterruptedException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return TerminalWidth.detect(new Terminal(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, environment));
    }

    @ParameterizedTest
    @CsvSource({"132, 132", "'', 80", "0, 80", "-1, 80", "wide, 80", "100000, 80"})
    void areThoseThatTheEnvironmentNames(String set, int columns) throws Exception {
        assertEquals(columns, columns(Map.of("CLOUDCALL_PRETTY", "true", "COLUMNS", set)));
    }

    @ParameterizedTest
    @CsvSource({"echo 24 101, 101", "echo 0 0, 80", "exit 1, 80", "echo what, 80"})
    void areReadFromTheTerminal(String script, int columns) throws Exception {
        Path stty = Files.writeString(folder.resolve("stty"), "#!/bin/sh\n[ \"$*\" = size ] && " + script + "\n");
        assertEquals(true, stty.toFile().setExecutable(true));

        assertEquals(columns, columns(Map.of("CLOUDCALL_PRETTY", "true", "PATH", folder + ":/nowhere")));
    }

    @Test
    void areUnlimitedWithoutATerminal() throws Exception {
        assertEquals(Integer.MAX_VALUE, columns(Map.of("COLUMNS", "20")));
    }
}
