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
@Command(name = "accounts")
final class AccountsCommand extends CliCommand {
    private static final int DEFAULT_LOW = 100;

    @Option(names = "--appid", paramLabel = "APPID", converter = AppIdConverter.class)
    private List<String> appIds = new ArrayList<>();

    @Option(names = "--low", paramLabel = "N", converter = WholeNumber.Waybills.class)
    private int low = DEFAULT_LOW;

    @ArgGroup
    private OutputMode mode = new OutputMode();

    @ArgGroup(exclusive = false)
    private @Nullable StackOptions stackOptions;

    private static final class OutputMode {
        @Option(names = "--watch", paramLabel = "SECONDS", converter = WholeNumber.Seconds.class)
        private int watchSeconds;

        @Option(names = "--json")
        private boolean json;
    }

    private static final class StackOptions {
        @Option(names = "--stack", paramLabel = "NAME", required = true, converter = NonBlank.class)
        private String stack = "";

        @Option(names = "--region", paramLabel = "REGION", converter = NonBlank.class)
        private @Nullable String region;
    }

    AccountsCommand(Terminal terminal) {
        super(terminal);
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
            throw new IOException(terminal.text("accounts.stdout"));
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
        for (StyledLine line :
                AccountsTable.render(terminal.messages(), apps, now, low, TerminalWidth.detect(terminal))) {
            text.append(line.toAnsi(terminal.supportsColor())).append(System.lineSeparator());
        }
        return text.toString();
    }
}
