package io.cloudcall.tools.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What {@code ./cloudcall} starts. */
public final class Main {
    private static final String USAGE = """
            Usage: ./cloudcall COMMAND

              accounts [OPTION…]          show the accounts of a shop as a table
              invoke [EVENT_FILE]         answer one event and print the result
              demo                        play a shop's story against a sandbox
              call API [--data JSON]      make one cloud call and print the result
              apis [FILTER]               list the cloud calls that are known
              serve [--port N]            serve the function over HTTP until Ctrl-C
              sandbox [OPTION…]           serve WeChat in miniature until Ctrl-C
              smoke --stack NAME          ask a deployed stack for its accounts
              completion                  print what completes these words in bash

            ./cloudcall COMMAND --help says more about each.
            """;

    private static final Map<String, Supplier<Command>> COMMANDS = Map.of(
            "accounts", AccountsCommand::new,
            "apis", ApisCommand::new,
            "call", CallCommand::new,
            "demo", DemoCommand::new,
            "invoke", InvokeCommand::new,
            "sandbox", SandboxCommand::new,
            "serve", ServeCommand::new);

    private Main() {}

    /** Runs a command and exits with its code: 2 for misuse. */
    public static void main(String[] args) throws Exception {
        System.exit(run(new Terminal(System.in, System.out, System.err, System.getenv()), List.of(args)));
    }

    /** Runs a command and gives its exit code. */
    static int run(Terminal terminal, List<String> args) throws Exception {
        String name = args.isEmpty() ? "" : args.get(0);
        if (name.equals("--help") || name.equals("-h")) {
            terminal.out().print(USAGE);
            return 0;
        }
        Supplier<Command> command = COMMANDS.get(name);
        if (command == null) {
            terminal.err().print((name.isEmpty() ? "" : "cloudcall: no command " + name + "\n\n") + USAGE);
            return Command.MISUSE;
        }
        return run(command.get(), terminal, args.subList(1, args.size()));
    }

    private static int run(Command command, Terminal terminal, List<String> options) throws Exception {
        if (!Collections.disjoint(options, Arrays.asList("--help", "-h"))) {
            terminal.out().print(command.help());
            return 0;
        }
        try {
            return command.run(terminal, options);
        } catch (UsageException misuse) {
            terminal.err().print("cloudcall: " + misuse.getMessage() + "\n\n" + command.help());
            return Command.MISUSE;
        } catch (IOException failed) {
            terminal.err().println("cloudcall: " + failed.getMessage());
            return Command.FAILURE;
        }
    }
}
