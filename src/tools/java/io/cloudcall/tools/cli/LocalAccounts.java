package io.cloudcall.tools.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The accounts that the function in this process gives, of a sandbox or of the mini program that the environment names. */
final class LocalAccounts implements AccountsSource {
    private final Settings settings;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final LocalFunction function;

    LocalAccounts(Terminal terminal) {
        settings = Settings.of(terminal);
        function = new LocalFunction(
                settings.asRouter(), terminal.timing(), new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Override
    public AccountsReading read() throws IOException {
        log.reset();
        Result result = function.invoke(EVENT_OF_ROUTER.getBytes(StandardCharsets.UTF_8));
        return new AccountsReading(result, log.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        function.close();
        settings.close();
    }
}
