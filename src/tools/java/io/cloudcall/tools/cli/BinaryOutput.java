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
            return new BinaryOutput(terminal, "standard output", null);
        }
        if (Files.isDirectory(path)) {
            throw command.misuse("cannot write to " + path + " of --output: it is a folder");
        }
        try {
            return new BinaryOutput(terminal, path.toString(), OutputFile.open(path));
        } catch (IOException e) {
            throw command.misuse("cannot write to " + path + " of --output, so the call was not made");
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
            terminal.err()
                    .println("cloudcall: --output is for bytes, and this result has none: it was printed instead");
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
        String type = result.contentType().isEmpty() ? "no media type" : result.contentType();
        terminal.err().println("cloudcall: wrote " + bytes.length + " bytes of " + type + " to " + destination);
    }

    private void writeFile(OutputFile file, byte[] bytes, FunctionResponse response) throws IOException {
        try {
            file.write(bytes);
        } catch (IOException e) {
            // The call may have changed or spent something: its result must not be lost.
            response.print(terminal);
            throw new IOException("cannot write to " + destination + ", so the result was printed instead", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
