package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code quota}: prints the quota of an API's calls. */
@Command(name = "quota")
final class QuotaCommand extends CliCommand {
    private static final String PATH = "/cgi-bin/openapi/quota/get";

    @Parameters(paramLabel = "API", completionCandidates = ApiNames.class)
    private String api = "";

    @Mixin
    private AppOption app = new AppOption();

    @Option(names = "--json")
    private boolean json;

    QuotaCommand(Terminal terminal) {
        super(terminal);
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

    private PropertyTable table(String path, JsonObject result) {
        JsonObject quota = result.getJsonObject("quota", new JsonObject());
        PropertyTable table = new PropertyTable()
                .add(terminal.text("quota.path"), path)
                .add(terminal.text("quota.day"), number(quota, "dailyLimit"))
                .add(terminal.text("quota.used"), number(quota, "used"))
                .add(terminal.text("quota.left"), number(quota, "remain"));
        addRate(table, "quota.rate", result, "rateLimit");
        addRate(table, "quota.proxy-rate", result, "componentRateLimit");
        return table;
    }

    /** Adds a rate if there is one; a third-party platform that calls for the account has its own. */
    private void addRate(PropertyTable table, String key, JsonObject result, String field) {
        if (result.getValue(field) instanceof JsonObject rate) {
            table.add(
                    terminal.text(key),
                    terminal.text("quota.calls", number(rate, "callCount"), number(rate, "refreshSecond")));
        }
    }

    private static String number(JsonObject object, String name) {
        Object value = object.getValue(name);
        return value == null ? "–" : value.toString();
    }
}
