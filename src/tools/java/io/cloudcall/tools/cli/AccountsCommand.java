package io.cloudcall.tools.cli;

import io.cloudcall.tools.cli.terminal.ControlCharacters;
import io.cloudcall.tools.cli.terminal.StyledLine;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code accounts}: prints the accounts as a table or as JSON. */
@Command(
        name = "accounts",
        description = {
            "List the accounts of a shop, or of several, as a table.",
            "",
            "These are the express accounts that the mini program has bound: delivery company, alias (or "
                    + "customer code), status, "
                    + "waybills left, and when WeChat last changed any of it, in local time. The bar of the "
                    + "largest quota is "
                    + "full; a – stands for no quota, as of customers who pay later. On a terminal, long "
                    + "aliases are cut, and "
                    + "there are colors unless NO_COLOR is set; CLICOLOR_FORCE=1 colors what goes elsewhere.",
            "",
            "Of several apps (--appid), each row begins with its AppID. An app that cannot be read has a row that says "
                    + "so, and its error on standard error with the AppID in front; the others are shown.",
            "",
            "Without --stack, calls WeChat with the settings in the environment if WECHAT_APP_ID, "
                    + "WECHAT_ACCESS_TOKEN_URL, WECHAT_APPS_ARN or WECHAT_APPS is "
                    + "set, otherwise a sandbox of its own."
        },
        exitCodeList = {"0:success", "1:an error, of one app at least", "2:misuse", "3:the function could not be asked"
        })
final class AccountsCommand extends CliCommand {
    private static final int DEFAULT_LOW = 100;

    private final Terminal terminal;

    @Option(
            names = "--appid",
            paramLabel = "APPID",
            converter = AppIdConverter.class,
            description = "The AppID of the mini program, where the settings are for several; WECHAT_APP_ID if it "
                    + "is left out. May be given several times, for one table. A sandbox of the command's own gets the "
                    + "apps; with --stack, the function has to be a router.")
    private List<String> appIds = new ArrayList<>();

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

        @Option(
                names = "--json",
                description =
                        "Print what the function returned instead, in one line, byte for byte; of several apps, an "
                                + "object that has it by AppID.")
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
            AppsReader reader = new AppsReader(provider, appIds);
            return mode.watchSeconds > 0
                    ? new AccountsWatcher(terminal, reader, low, Duration.ofSeconds(mode.watchSeconds)).watch()
                    : print(reader.read());
        }
    }

    private AccountsProvider provider() throws IOException, InterruptedException {
        return stackOptions == null
                ? new InProcessAccountsProvider(CliSettings.forCalls(this, terminal, appIds), terminal)
                : LambdaAccountsProvider.of(stackOptions.stack, stackOptions.region, appIds, terminal.environment());
    }

    private int print(List<AppAccounts> apps) throws IOException, InterruptedException {
        if (mode.json) {
            terminal.out().println(json(apps));
        } else if (!apps.stream().allMatch(AppAccounts::isError)) {
            terminal.out().print(table(apps));
        }
        apps.forEach(this::printError);
        if (terminal.out().checkError()) {
            throw new IOException("cannot write the accounts to the standard output");
        }
        return apps.stream().anyMatch(AppAccounts::isError) ? 1 : 0;
    }

    private static String json(List<AppAccounts> apps) {
        return apps.size() == 1
                ? apps.getFirst().response().json()
                : apps.stream()
                        .map(app -> "\"" + app.appId() + "\":" + app.response().jsonObject())
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private void printError(AppAccounts app) {
        Stream.concat(app.response().error().stream(), app.response().log().lines())
                .map(line -> app.label(ControlCharacters.replace(line)))
                .forEach(terminal.err()::println);
    }

    private String table(List<AppAccounts> apps) throws InterruptedException {
        ZonedDateTime now = ZonedDateTime.now(terminal.timing().clock());
        StringBuilder text = new StringBuilder();
        for (StyledLine line : AccountsTable.render(apps, now, low, TerminalWidth.detect(terminal))) {
            text.append(line.toAnsi(terminal.supportsColor())).append(System.lineSeparator());
        }
        return text.toString();
    }
}
