package io.cloudcall.tools.cli;

import io.cloudcall.tools.cli.terminal.ControlCharacters;
import io.cloudcall.tools.cli.terminal.Picture;
import io.cloudcall.tools.cli.terminal.Style;
import io.cloudcall.tools.cli.terminal.StyledLine;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows the bound accounts to people. */
final class AccountsCommand implements Command {

    @Override
    public String help() {
        return """
                Usage: ./cloudcall accounts [--low N] [--watch SECONDS | --json | --svg] [--stack NAME [--region REGION]]

                Prints a table of the express accounts that the mini program has bound: delivery company, alias (or customer
                code), status, waybills left, and when WeChat last changed any of it, in local time. The bar of the largest
                quota is full; a – stands for no quota, as of customers who pay later. On a terminal it has colours, unless
                NO_COLOR is set, and long aliases are cut.

                  --low N           mark bound accounts with fewer than N waybills left by a !; 100 if it is left out
                  --watch SECONDS   ask again and again until Ctrl-C; what goes wrong is shown above the last good table
                  --json            print what the function returned instead, in one line, byte for byte
                  --svg             draw the table for a web page instead, as docs/accounts.svg is drawn
                  --stack NAME      ask the function of a deployed stack, with the AWS CLI 2 and its credentials
                  --region REGION   where the stack is

                Without --stack, calls WeChat with the settings in the environment if WECHAT_APP_ID or
                WECHAT_ACCESS_TOKEN_URL is set, otherwise a sandbox of its own.

                Exit code: 0 for a success, 1 for an error, 2 for misuse, 3 if the function could not be asked.
                """;
    }

    @Override
    public int run(Terminal terminal, List<String> options) throws IOException, InterruptedException {
        AccountsOptions asked = AccountsOptions.of(options);
        try (AccountsProvider source = source(terminal, asked)) {
            return asked.watch() > 0
                    ? new AccountsWatcher(terminal, source, asked).watch()
                    : once(terminal, asked, source.read());
        }
    }

    private static AccountsProvider source(Terminal terminal, AccountsOptions asked)
            throws IOException, InterruptedException {
        return asked.stack() == null
                ? new InProcessAccountsProvider(terminal)
                : LambdaAccountsProvider.of(asked.stack(), asked.region(), terminal.environment());
    }

    private static int once(Terminal terminal, AccountsOptions asked, AccountsResponse reading)
            throws IOException, InterruptedException {
        Optional<String> error = reading.error();
        if (asked.json()) {
            terminal.out().println(reading.json());
        } else if (error.isEmpty()) {
            terminal.out().print(shown(terminal, asked, reading));
        }
        error.ifPresent(payload -> terminal.err().println(ControlCharacters.replace(payload)));
        reading.log().lines().map(ControlCharacters::replace).forEach(terminal.err()::println);
        if (terminal.out().checkError()) {
            throw new IOException("cannot write the accounts to the standard output");
        }
        return error.isEmpty() ? 0 : 1;
    }

    private static String shown(Terminal terminal, AccountsOptions asked, AccountsResponse reading)
            throws InterruptedException {
        ZonedDateTime now = ZonedDateTime.now(terminal.timing().clock());
        int columns = asked.svg() ? TerminalWidth.DEFAULT : TerminalWidth.of(terminal);
        List<StyledLine> table = AccountsTable.of(reading.accounts(), now, asked.low(), columns);
        if (asked.svg()) {
            return picture(table, asked);
        }
        StringBuilder text = new StringBuilder();
        table.forEach(line -> text.append(line.toAnsi(terminal.supportsColor())).append(System.lineSeparator()));
        return text.toString();
    }

    private static String picture(List<StyledLine> table, AccountsOptions asked) {
        List<StyledLine> lines = new ArrayList<>(table);
        lines.addFirst(StyledLine.of("$ ./cloudcall accounts --low " + asked.low(), Style.QUIET));
        return Picture.of(lines, TerminalWidth.DEFAULT, "The accounts of a shop, as ./cloudcall accounts shows them");
    }
}
