package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiReferencePageTest {
    @Test
    void isWhatTheRepositoryHolds() throws IOException {
        assertEquals(
                ApiReferencePage.render(),
                Files.readString(Path.of("docs/APIS.md")),
                "docs/APIS.md is not current: run .ci/generate");
    }
}
