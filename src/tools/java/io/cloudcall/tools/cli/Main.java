package io.cloudcall.tools.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** The entry point of {@code ./cloudcall}, and of the tools' jar after its launcher. */
@Command(name = "./cloudcall", synopsisSubcommandLabel = "COMMAND", sortOptions = false, optionListHeading = "%n")
public final class Main {
    private static final int HELP_WIDTH = 80;

    /** The replacement of bytes of an argument that are no character of the locale, such as a container's. */
    private static final char REPLACEMENT_CHARACTER = '\uFFFD';

    private Main() {}

    /** Runs a command and exits with its code: 2 for misuse. */
    public static void main(String[] args) {
        System.exit(run(ProcessTerminal.open(), List.of(args)));
    }

    /** Runs a command and returns its exit code. */
    static int run(Terminal terminal, List<String> args) {
        if (args.stream().anyMatch(arg -> arg.indexOf(REPLACEMENT_CHARACTER) >= 0)) {
            terminal.printError("error.garbled");
            return ExitCode.USAGE;
        }
        return commandLine(terminal).execute(args.toArray(String[]::new));
    }

    /** Returns the command with its subcommands. */
    static CommandLine commandLine(Terminal terminal) {
        ErrorPrinter errors = new ErrorPrinter(
                terminal.messages(), "DEBUG".equals(terminal.environment().get("AWS_LAMBDA_LOG_LEVEL")));
        CommandLine root = new CommandLine(new Main())
                .setCommandName(ProgramName.get())
                .addSubcommand(new AccountsCommand(terminal))
                .addSubcommand(new InvokeCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new CallCommand(terminal))
                .addSubcommand(new ApisCommand(terminal))
                .addSubcommand(new RidCommand(terminal))
                .addSubcommand(new QuotaCommand(terminal))
                .addSubcommand(new ClearQuotaCommand(terminal))
                .addSubcommand(new PushCommand(terminal))
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new SandboxCommand(terminal))
                .addSubcommand(new SmokeCommand(terminal))
                .addSubcommand(new CompletionCommand(terminal))
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setUsageHelpWidth(HELP_WIDTH)
                .setColorScheme(Help.defaultColorScheme(terminal.supportsColor() ? Ansi.ON : Ansi.OFF))
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        addHelp(root, terminal.messages(), "cloudcall");
        return root;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static void addHelp(CommandLine command, Messages messages, String name) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help").usageHelp(true).build())
                .resourceBundle(new HelpTexts(messages, name));
        command.getSubcommands().forEach((subcommand, line) -> addHelp(line, messages, subcommand));
    }
}
