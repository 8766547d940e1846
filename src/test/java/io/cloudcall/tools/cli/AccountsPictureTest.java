package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AccountsPictureTest {
    @Test
    void isWhatTheRepositoryHolds() throws Exception {
        CommandUnderTest command = new CommandUnderTest();

        assertEquals(0, command.run("accounts --low 10 --svg"));

        assertEquals(
                command.out(),
                Files.readString(Path.of("docs/accounts.svg")),
                "docs/accounts.svg is not current: src/tools/bash/screenshot");
    }
}
