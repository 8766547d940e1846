package io.cloudcall.tools.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A source that invokes the function in this process, against a sandbox or the mini program of the environment. */
final class InProcessAccountsProvider implements AccountsProvider {
    private final CliSettings settings;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final InProcessFunction function;

    InProcessAccountsProvider(Terminal terminal) {
        settings = CliSettings.of(terminal);
        function = new InProcessFunction(
                settings.toRouter(), terminal.timing(), new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Override
    public AccountsResponse read() throws IOException {
        log.reset();
        FunctionResponse result = function.invoke(ROUTER_EVENT.getBytes(StandardCharsets.UTF_8));
        return new AccountsResponse(result, log.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        function.close();
        settings.close();
    }
}
