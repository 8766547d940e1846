package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox that permits the calls of {@code ./cloudcall call} which its tests make. */
abstract class CallFixture {
    static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff, 13, 10};

    @TempDir
    Path folder;

    final CommandUnderTest command = new CommandUnderTest();
    final Sandbox sandbox = Sandbox.builder().start();

    @BeforeEach
    void permitTestedCalls() throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), """
                {"permissions":{"openapi":["security.imgSecCheck","ocr.idcard","wxacode.get",
                "logistics.getAllAccount"]}}""");
        command.against(sandbox).set("CLOUD_CALL_CONFIG", config.toString());
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    final Path picture(String name) throws IOException {
        return Files.write(folder.resolve(name), PICTURE);
    }

    final String lastBody() {
        return sandbox.requests().getLast().body().toString(StandardCharsets.ISO_8859_1);
    }

    final void assertMisuse(String sentence, String... args) throws Exception {
        assertEquals(2, command.run(List.of(args)), command.err());
        assertEquals("cloudcall: " + sentence, command.err().lines().findFirst().orElse(""));
        assertEquals("", command.out());
        assertEquals(List.of(), sandbox.requests());
    }
}
