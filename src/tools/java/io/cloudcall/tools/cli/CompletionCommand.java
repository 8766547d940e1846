package io.cloudcall.tools.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** The command {@code completion}: prints a completion script for bash and zsh. */
@Command(name = "completion")
final class CompletionCommand extends CliCommand {
    CompletionCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        terminal.out().print(AutoComplete.bash("cloudcall", spec().root().commandLine()));
        return 0;
    }
}
