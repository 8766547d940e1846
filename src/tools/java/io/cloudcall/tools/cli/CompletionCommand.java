package io.cloudcall.tools.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** The command {@code completion}: prints a completion script for bash and zsh. */
@Command(
        name = "completion",
        description = {
            "Print a script that completes these words in bash and zsh.",
            "",
            "To be read by the shell: source <(${ROOT-COMMAND-NAME} completion)"
        })
final class CompletionCommand extends CliCommand {
    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(AutoComplete.bash("cloudcall", spec().root().commandLine()));
        return 0;
    }
}
