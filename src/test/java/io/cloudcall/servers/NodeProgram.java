package io.cloudcall.servers;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A program in {@code src/test/node} that reads its settings from standard input, and prints one line of JSON. */
final class NodeProgram implements AutoCloseable {
    private final Process process;

    private NodeProgram(Process process) {
        this.process = process;
    }

    static NodeProgram start(String script, JsonObject settings) throws IOException {
        Process process = new ProcessBuilder("node", "src/test/node/" + script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream input = process.getOutputStream()) {
            input.write(settings.encode().getBytes(StandardCharsets.UTF_8));
        }
        return new NodeProgram(process);
    }

    /** Waits for its end, and returns what it printed. */
    JsonObject result() throws IOException {
        return new JsonObject(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
