package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * wx-server-sdk 4.0.2 itself, run by Node. Needs {@code sdk.modules}: a node_modules folder that holds it.
 *
 * @param folder a folder for temporary files
 */
record SdkOracle(Path folder) {

    /** Returns the lines that a program of {@code src/test/node} prints for these lines, one for each. */
    List<String> run(String program, List<String> lines) throws IOException, InterruptedException {
        String modules = System.getProperty("sdk.modules", "");
        assertTrue(
                Files.isDirectory(Path.of(modules, "wx-server-sdk")), "sdk.modules has no wx-server-sdk: " + modules);
        Path input = Files.write(folder.resolve("input"), lines);
        Path output = folder.resolve("output");
        ProcessBuilder node = new ProcessBuilder("node", "src/test/node/" + program)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment().put("NODE_PATH", modules);
        assertEquals(0, node.start().waitFor());
        List<String> printed = Files.readAllLines(output);
        assertEquals(lines.size(), printed.size());
        return printed;
    }
}
