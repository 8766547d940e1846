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

/** The handler of errors of commands: prints one line on the standard error, and selects the exit code. */
final class ErrorPrinter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** The shell's exit code for a process ended by Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final boolean debug;

    /** @param debug whether to print the stack traces of internal errors */
    ErrorPrinter(boolean debug) {
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("cloudcall: " + message(e));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println();
        command.usage(err, Ansi.OFF);
        return ExitCode.USAGE;
    }

    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().getFirst();
            if (unmatched.isUnknownOption()) {
                return "unknown option: " + argument;
            }
            boolean namesCommand = !e.getCommandLine().getSubcommands().isEmpty();
            return (namesCommand ? "unknown command: " : "unexpected argument: ") + argument;
        }
        return Objects.requireNonNullElse(e.getMessage(), e.toString()).replaceFirst("^Error: ", "");
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
        PrintWriter err = command.getErr();
        if (e instanceof IOException) {
            err.println("cloudcall: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
            return CliCommand.FAILURE;
        }
        err.println("cloudcall: internal error: " + e + "; AWS_LAMBDA_LOG_LEVEL=DEBUG shows where");
        if (debug) {
            e.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }
}
