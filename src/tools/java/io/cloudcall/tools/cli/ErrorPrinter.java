package io.cloudcall.tools.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints on the standard error what is wrong, in one line, and returns the exit code for it. */
final class ErrorPrinter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** As of a process that Ctrl-C ends. */
    private static final int INTERRUPTED = 130;

    private final boolean debug;

    /** @param debug whether to print the stack trace of what should never happen */
    ErrorPrinter(boolean debug) {
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException misuse, String[] args) {
        CommandLine command = misuse.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("cloudcall: " + message(misuse));
        UnmatchedArgumentException.printSuggestions(misuse, err);
        err.println();
        command.usage(err, Ansi.OFF);
        return ExitCode.USAGE;
    }

    private static String message(ParameterException misuse) {
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().getFirst();
            if (unmatched.isUnknownOption()) {
                return "unknown option: " + argument;
            }
            boolean namesCommand = !misuse.getCommandLine().getSubcommands().isEmpty();
            return (namesCommand ? "unknown command: " : "unexpected argument: ") + argument;
        }
        return Objects.requireNonNullElse(misuse.getMessage(), misuse.toString())
                .replaceFirst("^Error: ", "");
    }

    @Override
    public int handleExecutionException(Exception failed, CommandLine command, ParseResult parsed) {
        if (failed instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
        PrintWriter err = command.getErr();
        if (failed instanceof IOException) {
            err.println("cloudcall: " + Objects.requireNonNullElse(failed.getMessage(), failed.toString()));
            return CliCommand.FAILURE;
        }
        err.println("cloudcall: internal error: " + failed + "; AWS_LAMBDA_LOG_LEVEL=DEBUG shows where");
        if (debug) {
            failed.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }
}
