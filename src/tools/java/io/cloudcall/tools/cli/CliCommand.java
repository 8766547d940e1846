package io.cloudcall.tools.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A subcommand of {@code ./cloudcall}, which returns its exit code. An {@link java.io.IOException} means
 * {@link #FAILURE}. {@link HelpTexts} has its help.
 */
@Command(sortOptions = false, descriptionHeading = "%n", parameterListHeading = "%n", optionListHeading = "%n")
abstract class CliCommand implements Callable<Integer> {
    /** The exit code of a command that failed itself. */
    static final int FAILURE = 3;

    /** The streams and settings of the command. */
    final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    CliCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    final CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    /**
     * Returns the exception to throw for an invalid command line.
     *
     * @param key the key of the message
     */
    final ParameterException misuse(String key, @Nullable Object... arguments) {
        return new ParameterException(spec().commandLine(), terminal.text(key, arguments));
    }
}
