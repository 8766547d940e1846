package io.cloudcall.tools.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code smoke} in the help and the completion; {@code src/tools/bash/smoke} implements it. */
@SuppressWarnings("UnusedVariable") // The script reads the options.
@Command(name = "smoke")
final class SmokeCommand extends CliCommand {
    @Option(names = "--stack", paramLabel = "NAME", required = true)
    private @Nullable String stack;

    @Option(names = "--region", paramLabel = "REGION")
    private @Nullable String region;

    SmokeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        throw new IOException(terminal.text("smoke.script"));
    }
}
