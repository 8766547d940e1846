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
 * {@link #FAILURE}.
 */
@Command(
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "2:misuse"})
abstract class CliCommand implements Callable<Integer> {
    /** The exit code of a command that failed itself. */
    static final int FAILURE = 3;

    @Spec
    private @Nullable CommandSpec spec;

    final CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    /** Returns the exception to throw for an invalid command line. */
    final ParameterException misuse(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
