package io.cloudcall.tools.cli;

import io.cloudcall.tools.cli.terminal.ControlCharacters;
import io.cloudcall.tools.cli.terminal.StyledLine;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code accounts}: prints the accounts as a table or as JSON. */
@Command(
        name = "accounts",
        description = {
            "List the accounts of a shop as a table.",
            "",
            "These are the express accounts that the mini program has bound: delivery company, alias (or "
                    + "customer code), status, "
                    + "waybills left, and when WeChat last changed any of it, in local time. The bar of the "
                    + "largest quota is "
                    + "full; a – stands for no quota, as of customers who pay later. On a terminal, long "
                    + "aliases are cut, and "
                    + "there are colors unless NO_COLOR is set; CLICOLOR_FORCE=1 colors what goes elsewhere.",
            "",
            "Without --stack, calls WeChat with the settings in the environment if WECHAT_APP_ID or "
                    + "WECHAT_ACCESS_TOKEN_URL is "
                    + "set, otherwise a sandbox of its own."
        },
        exitCodeList = {"0:success", "1:an error", "2:misuse", "3:the function could not be asked"})
final class AccountsCommand extends CliCommand {
    private static final int DEFAULT_LOW = 100;

    private final Terminal terminal;

    @Option(
            names = "--low",
            paramLabel = "N",
            converter = WholeNumber.Waybills.class,
            description = "Mark bound accounts with fewer than N waybills left by a !; " + DEFAULT_LOW
                    + " if it is left out.")
    private int low = DEFAULT_LOW;

    @ArgGroup
    private OutputMode mode = new OutputMode();

    @ArgGroup(exclusive = false)
    private @Nullable StackOptions stackOptions;

    private static final class OutputMode {
        @Option(
                names = "--watch",
                paramLabel = "SECONDS",
                converter = WholeNumber.Seconds.class,
                description = "Ask again and again until Ctrl-C; what goes wrong is shown above the last good table.")
        private int watchSeconds;

        @Option(names = "--json", description = "Print what the function returned instead, in one line, byte for byte.")
        private boolean json;
    }

    private static final class StackOptions {
        @Option(
                names = "--stack",
                paramLabel = "NAME",
                required = true,
                converter = NonBlank.class,
                description = "Ask the function of a deployed stack, with the AWS CLI 2 and its credentials.")
        private String stack = "";

        @Option(
                names = "--region",
                paramLabel = "REGION",
                converter = NonBlank.class,
                description = "The region of the stack; the AWS CLI's own if it is left out.")
        private @Nullable String region;
    }

    AccountsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (AccountsProvider provider = provider()) {
            return mode.watchSeconds > 0
                    ? new AccountsWatcher(terminal, provider, low, Duration.ofSeconds(mode.watchSeconds)).watch()
                    : print(provider.read());
        }
    }

    private AccountsProvider provider() throws IOException, InterruptedException {
        return stackOptions == null
                ? new InProcessAccountsProvider(terminal)
                : LambdaAccountsProvider.of(stackOptions.stack, stackOptions.region, terminal.environment());
    }

    private int print(AccountsResponse response) throws IOException, InterruptedException {
        Optional<String> error = response.error();
        if (mode.json) {
            terminal.out().println(response.json());
        } else if (error.isEmpty()) {
            terminal.out().print(table(response));
        }
        error.ifPresent(payload -> terminal.err().println(ControlCharacters.replace(payload)));
        response.log().lines().map(ControlCharacters::replace).forEach(terminal.err()::println);
        if (terminal.out().checkError()) {
            throw new IOException("cannot write the accounts to the standard output");
        }
        return error.isEmpty() ? 0 : 1;
    }

    private String table(AccountsResponse response) throws InterruptedException {
        ZonedDateTime now = ZonedDateTime.now(terminal.timing().clock());
        StringBuilder text = new StringBuilder();
        for (StyledLine line : AccountsTable.render(response.accounts(), now, low, TerminalWidth.detect(terminal))) {
            text.append(line.toAnsi(terminal.supportsColor())).append(System.lineSeparator());
        }
        return text.toString();
    }
}
