package io.cloudcall.tools.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code smoke} in the help and the completion; {@code src/tools/bash/smoke} implements it. */
@SuppressWarnings("UnusedVariable") // The script reads the options.
@Command(
        name = "smoke",
        description = "Ask a deployed stack for its accounts, both ways.",
        exitCodeList = {"0:both gave the accounts", "1:one did not", "2:misuse", "3:a tool is missing"})
final class SmokeCommand extends CliCommand {
    @Option(names = "--stack", paramLabel = "NAME", required = true, description = "The deployed stack.")
    private @Nullable String stack;

    @Option(names = "--region", paramLabel = "REGION", description = "The region of the stack.")
    private @Nullable String region;

    @Override
    public Integer call() throws IOException {
        throw new IOException("smoke is a script, which only ./cloudcall itself runs");
    }
}
