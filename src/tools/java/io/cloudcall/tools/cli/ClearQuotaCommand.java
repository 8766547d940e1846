package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code clear-quota}: sets the counts of calls back. */
@Command(
        name = "clear-quota",
        description = {
            "Set today's counts of calls back to 0.",
            "",
            "The counts are those of the mini program, by all programs with its AppID. WeChat allows ten resets a "
                    + "month of all APIs together, however they are asked for, and fifty of single APIs (--api). A "
                    + "terminal asks before.",
            "",
            "Calls WeChat with the settings in the environment if WECHAT_APP_ID, WECHAT_ACCESS_TOKEN_URL, "
                    + "WECHAT_APPS_ARN or WECHAT_APPS is set, "
                    + "whatever config.json permits; otherwise a sandbox of its own."
        },
        exitCodeList = {"0:the counts are 0", "1:an error payload, or the question was not answered by yes", "2:misuse"
        })
final class ClearQuotaCommand extends CliCommand {
    private static final String ALL_PATH = "/cgi-bin/clear_quota";
    private static final String SINGLE_PATH = "/cgi-bin/openapi/quota/clear";

    private final Terminal terminal;

    @Option(
            names = "--api",
            paramLabel = "API",
            completionCandidates = ApiNames.class,
            converter = NonBlank.class,
            description =
                    "Set back the count of this API alone, by its name or path. WeChat's page leaves open whether "
                            + "it takes other paths than those below /channels/ec/.")
    private @Nullable String api;

    @Mixin
    private AppOption app = new AppOption();

    /** The option's name before other commands had it. */
    @Option(names = "--app-id", hidden = true, paramLabel = "APPID", converter = AppIdConverter.class)
    private @Nullable String formerAppId;

    @Option(names = "--yes", description = "Do not ask, as a script has to.")
    private boolean yes;

    ClearQuotaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (formerAppId != null) {
            app.setIfAbsent(formerAppId);
        }
        String path = api == null ? null : ApiArgument.toPath(this, api);
        if (!yes && !terminal.canPrompt()) {
            throw misuse("clear-quota asks before it spends one of the month's resets, and there is no terminal to"
                    + " ask: --yes answers");
        }
        try (CliSettings settings = CliSettings.forCalls(this, terminal, app.named())) {
            String account = account(settings);
            if (!yes && !terminal.confirm(question(account, path))) {
                terminal.err().println("cloudcall: nothing was reset");
                return 1;
            }
            return reset(settings, account, path);
        }
    }

    private String account(CliSettings settings) {
        String account = app.appId() == null ? settings.defaultAppId() : app.appId();
        if (account.isEmpty()) {
            throw misuse("clear-quota has to name the mini program, and WECHAT_APP_ID is not set: --appid states it");
        }
        return account;
    }

    private static String question(String account, @Nullable String path) {
        return "This sets back today's count of calls "
                + (path == null ? "of every API" : "of " + path) + " for " + account
                + " and all programs with its AppID.\nWeChat allows "
                + (path == null
                        ? "ten such resets a month, those by other means included."
                        : "fifty such resets a month.")
                + "\nReset?";
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
                .println("Today's count of calls " + (path == null ? "of every API" : "of " + path) + " is 0 for "
                        + account + ".");
        terminal.checkOutput();
        return 0;
    }
}
