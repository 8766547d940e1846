package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code quota}: prints the quota of an API's calls. */
@Command(
        name = "quota",
        description = {
            "Show how many calls of an API are left today.",
            "",
            "Prints the calls of this day in China that WeChat counted, of all programs with the AppID, and how many "
                    + "it allows: on a terminal as a table, elsewhere as the JSON that the function returned.",
            "",
            "For instance: ${ROOT-COMMAND-NAME} quota logistics.getAllAccount",
            "",
            "Calls WeChat with the settings in the environment if WECHAT_APP_ID, WECHAT_ACCESS_TOKEN_URL, "
                    + "WECHAT_APPS_ARN or WECHAT_APPS is set, "
                    + "whatever config.json permits; otherwise a sandbox of its own."
        },
        exitCodeList = {"0:success", "1:an error payload", "2:misuse"})
final class QuotaCommand extends CliCommand {
    private static final String PATH = "/cgi-bin/openapi/quota/get";

    private final Terminal terminal;

    @Parameters(
            paramLabel = "API",
            completionCandidates = ApiNames.class,
            description = "Its name, which ${ROOT-COMMAND-NAME} apis lists, or its path, such as"
                    + " /cgi-bin/message/custom/send.")
    private String api = "";

    @Mixin
    private AppOption app = new AppOption();

    @Option(names = "--json", description = "Print the JSON also on a terminal, in one line.")
    private boolean json;

    QuotaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String path = ApiArgument.toPath(this, api);
        try (CliSettings settings = CliSettings.forCalls(this, terminal, app.named())) {
            ManagementCall call = new ManagementCall(app.appId(), PATH, new JsonObject().put("cgiPath", path), true);
            FunctionResponse response = call.invoke(terminal, settings);
            if (response.isError()) {
                return response.print(terminal);
            }
            print(path, response);
            terminal.checkOutput();
            return 0;
        }
    }

    private void print(String path, FunctionResponse response) {
        if (json || !terminal.isInteractive()) {
            terminal.out().println(response.json());
        } else {
            table(path, new JsonObject(response.json())).print(terminal);
        }
    }

    private static PropertyTable table(String path, JsonObject result) {
        JsonObject quota = result.getJsonObject("quota", new JsonObject());
        PropertyTable table = new PropertyTable()
                .add("path", path)
                .add("calls a day", number(quota, "dailyLimit"))
                .add("used today", number(quota, "used"))
                .add("left today", number(quota, "remain"));
        addRate(table, "rate", result, "rateLimit");
        addRate(table, "rate by proxy", result, "componentRateLimit");
        return table;
    }

    /** WeChat sends a rate where there is one; that of a third-party platform which calls for the account is apart. */
    private static void addRate(PropertyTable table, String name, JsonObject result, String field) {
        if (result.getValue(field) instanceof JsonObject rate) {
            table.add(name, number(rate, "callCount") + " calls in " + number(rate, "refreshSecond") + " s");
        }
    }

    private static String number(JsonObject object, String name) {
        Object value = object.getValue(name);
        return value == null ? "–" : value.toString();
    }
}
