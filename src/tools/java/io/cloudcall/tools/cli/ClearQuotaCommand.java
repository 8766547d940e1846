package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code clear-quota}: sets the counts of calls back. */
@Command(name = "clear-quota")
final class ClearQuotaCommand extends CliCommand {
    private static final String ALL_PATH = "/cgi-bin/clear_quota";
    private static final String SINGLE_PATH = "/cgi-bin/openapi/quota/clear";

    @Option(names = "--api", paramLabel = "API", completionCandidates = ApiNames.class, converter = NonBlank.class)
    private @Nullable String api;

    @Mixin
    private AppOption app = new AppOption();

    /** The option's name before other commands had it. */
    @Option(names = "--app-id", hidden = true, paramLabel = "APPID", converter = AppIdConverter.class)
    private @Nullable String formerAppId;

    @Option(names = "--yes")
    private boolean yes;

    ClearQuotaCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        if (formerAppId != null) {
            app.setIfAbsent(formerAppId);
        }
        String path = api == null ? null : ApiArgument.toPath(this, api);
        if (!yes && !terminal.canPrompt()) {
            throw misuse("clear-quota.no-terminal");
        }
        try (CliSettings settings = CliSettings.forCalls(this, terminal, app.named())) {
            String account = account(settings);
            if (!yes && !terminal.confirm(question(account, path))) {
                terminal.printError("clear-quota.unchanged");
                return 1;
            }
            return reset(settings, account, path);
        }
    }

    private String account(CliSettings settings) {
        String account = app.appId() == null ? settings.defaultAppId() : app.appId();
        if (account.isEmpty()) {
            throw misuse("clear-quota.no-app");
        }
        return account;
    }

    private String question(String account, @Nullable String path) {
        return path == null
                ? terminal.text("clear-quota.ask-all", account)
                : terminal.text("clear-quota.ask", path, account);
    }

    private int reset(CliSettings settings, String account, @Nullable String path) throws IOException {
        // A token service of one app may serve it without its AppID, which then stands in the data only.
        String called = settings.defaultAppId().isEmpty() && !settings.hasSeveralApps() ? null : app.appId();
        ManagementCall call = path == null
                ? new ManagementCall(called, ALL_PATH, new JsonObject().put("appid", account), false)
                : new ManagementCall(called, SINGLE_PATH, new JsonObject().put("cgiPath", path), false);
        FunctionResponse response = call.invoke(terminal, settings);
        if (response.isError() || !terminal.isInteractive()) {
            return response.print(terminal);
        }
        terminal.out()
                .println(
                        path == null
                                ? terminal.text("clear-quota.done-all", account)
                                : terminal.text("clear-quota.done", path, account));
        terminal.checkOutput();
        return 0;
    }
}
