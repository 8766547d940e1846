package io.cloudcall.tools.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A source that invokes the function in this process, against a sandbox or the apps of the environment. Closes the
 * settings with it.
 */
final class InProcessAccountsProvider implements AccountsProvider {
    private final CliSettings settings;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final InProcessFunction function;

    InProcessAccountsProvider(CliSettings settings, Terminal terminal) {
        this.settings = settings;
        function = new InProcessFunction(
                terminal.messages(),
                settings.toRouter(),
                terminal.timing(),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Override
    public AccountsResponse read(@Nullable String appId) throws IOException {
        log.reset();
        FunctionResponse result =
                function.invoke(AccountsProvider.routerEvent(appId).getBytes(StandardCharsets.UTF_8));
        return new AccountsResponse(result, log.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        function.close();
        settings.close();
    }
}
