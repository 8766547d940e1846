package io.cloudcall.tools.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** The destination of a result's bytes, which {@code --output} names: a file, or the standard output. */
final class BinaryOutput implements AutoCloseable {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Terminal terminal;
    private final String destination;
    private final @Nullable OutputFile file;

    private BinaryOutput(Terminal terminal, String destination, @Nullable OutputFile file) {
        this.terminal = terminal;
        this.destination = destination;
        this.file = file;
    }

    /**
     * Opens the destination at a path, {@code -} for standard output, before the call is made.
     *
     * @throws picocli.CommandLine.ParameterException if it cannot be written
     */
    static BinaryOutput open(CliCommand command, Terminal terminal, Path path) {
        if (path.equals(STANDARD_OUTPUT)) {
            return new BinaryOutput(terminal, terminal.text("call.stdout"), null);
        }
        if (Files.isDirectory(path)) {
            throw command.misuse("call.output-folder", path);
        }
        try {
            return new BinaryOutput(terminal, path.toString(), OutputFile.open(path));
        } catch (IOException e) {
            throw command.misuse("call.output-unwritable", path);
        }
    }

    /** Writes the bytes of a result, or prints a result that has none, and returns the exit code. */
    int write(FunctionResponse response) throws IOException {
        if (response.isError()) {
            return response.print(terminal);
        }
        Optional<BufferResult> result = BufferResult.parse(response.json());
        if (result.isEmpty()) {
            response.print(terminal);
            terminal.printError("call.output-no-bytes");
            return ExitCode.USAGE;
        }
        writeBytes(result.get(), response);
        return ExitCode.OK;
    }

    private void writeBytes(BufferResult result, FunctionResponse response) throws IOException {
        byte[] bytes = result.bytes().getBytes();
        if (file == null) {
            terminal.out().write(bytes);
            terminal.checkOutput();
        } else {
            writeFile(file, bytes, response);
        }
        String type = result.contentType().isEmpty() ? terminal.text("call.output-no-type") : result.contentType();
        terminal.printError("call.output", bytes.length, type, destination);
    }

    private void writeFile(OutputFile file, byte[] bytes, FunctionResponse response) throws IOException {
        try {
            file.write(bytes);
        } catch (IOException e) {
            // The call may have changed or spent something: its result must not be lost.
            response.print(terminal);
            throw new IOException(terminal.text("call.output-failed", destination), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
