package io.cloudcall.tools.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The handler of errors of commands: prints one line on the standard error, and selects the exit code. */
final class ErrorPrinter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** The shell's exit code for a process ended by Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final Messages messages;
    private final boolean debug;

    /** @param debug whether to print the stack traces of internal errors */
    ErrorPrinter(Messages messages, boolean debug) {
        this.messages = messages;
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        MisuseText misuse = new MisuseText(messages, List.of(args));
        err.println(messages.get("error", misuse.describe(e)));
        misuse.suggest(e).ifPresent(err::println);
        err.println();
        command.usage(err, Ansi.OFF);
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
        PrintWriter err = command.getErr();
        if (e instanceof IOException) {
            err.println(messages.get("error", Objects.requireNonNullElse(e.getMessage(), e.toString())));
            return CliCommand.FAILURE;
        }
        err.println(messages.error("error.internal", e));
        if (debug) {
            e.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }
}
