package io.cloudcall.tools.cli;

import io.cloudcall.tools.cli.terminal.ControlCharacters;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** An executable of this machine. */
record ExternalCommand(Path file, Map<String, String> environment) {

    /** Finds the first executable with this name on the environment's PATH. */
    static Optional<Path> find(String name, Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs the command and returns its output. Its standard input is inherited.
     *
     * @throws IOException if its exit code is not 0, with its error output as the message
     */
    String run(List<String> arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()));
        String output = readAll(process.getInputStream());
        if (process.waitFor() != 0) {
            String message = ControlCharacters.replace(errors.join().strip());
            throw new IOException(Messages.of(environment).get("error.command-failed", file.getFileName(), message));
        }
        return output;
    }

    private static String readAll(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
