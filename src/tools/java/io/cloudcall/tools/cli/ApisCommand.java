package io.cloudcall.tools.cli;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.ApiPermissions;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.config.PermissionsFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code apis}: lists the catalog. */
@Command(
        name = "apis",
        description = {
            "List the cloud calls that are known.",
            "",
            "Prints of each whether config.json permits it, and how it reaches WeChat."
        },
        exitCodeList = {"0:there are some", "1:no API matches", "2:misuse"})
final class ApisCommand extends CliCommand {
    private final Terminal terminal;

    @ArgGroup
    private Selection selection = new Selection();

    private static final class Selection {
        @Parameters(
                arity = "0..1",
                paramLabel = "FILTER",
                description = "List only those whose name, path, title or remarks have it.")
        private String filter = "";

        @Option(names = "--markdown", description = "Print the text of docs/APIS.md instead.")
        private boolean markdown;
    }

    ApisCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (selection.markdown) {
            terminal.out().print(ApiReferencePage.render());
            return 0;
        }
        Map<String, String> descriptions = descriptions();
        String filter = selection.filter.toLowerCase(Locale.ROOT);
        List<ApiRow> rows = ApiCatalog.all().stream()
                .map(api -> new ApiRow(api, descriptions.getOrDefault(api.name(), "")))
                .filter(row -> row.matches(filter))
                .toList();
        if (rows.isEmpty()) {
            terminal.err().println("cloudcall: no API matches " + filter);
            return 1;
        }
        terminal.out().print(table(rows, permissions()));
        return 0;
    }

    private static Map<String, String> descriptions() {
        return DocumentedApi.all().collect(Collectors.toMap(DocumentedApi::name, ApisCommand::describe));
    }

    private static String describe(DocumentedApi documented) {
        List<String> remarks = documented.remarks();
        String bracketed = remarks.isEmpty() ? "" : "[" + String.join("; ", remarks) + "]";
        return (documented.title() + " " + bracketed).strip();
    }

    private ApiPermissions permissions() {
        try {
            return PermissionsFile.load(new EnvironmentVariables(terminal.environment()));
        } catch (ConfigurationException e) {
            throw misuse(e.getMessage());
        }
    }

    private record ApiRow(Api api, String description) {
        boolean matches(String filter) {
            String all = api.name() + " " + api.path() + " " + description;
            return all.toLowerCase(Locale.ROOT).contains(filter);
        }
    }

    /** Renders the table, with descriptions last since their width varies. */
    private static String table(List<ApiRow> rows, ApiPermissions permissions) {
        int names = width(rows, Api::name);
        int paths = width(rows, Api::path);
        StringBuilder table = new StringBuilder(line("permitted", pad("API", names), "how", pad("path", paths), ""));
        for (ApiRow row : rows) {
            Api api = row.api();
            String permitted = permissions.allows(api) ? "yes" : "-";
            table.append(line(
                    permitted,
                    pad(api.name(), names),
                    describeRequest(api),
                    pad(api.path(), paths),
                    row.description()));
        }
        return table.toString();
    }

    private static int width(List<ApiRow> rows, Function<Api, String> column) {
        return rows.stream()
                .mapToInt(row -> column.apply(row.api()).length())
                .max()
                .orElse(0);
    }

    private static String line(String permitted, String name, String request, String path, String title) {
        String line = pad(permitted, 9) + "  " + name + "  " + pad(request, 9) + "  " + path + "  " + title;
        return line.stripTrailing() + System.lineSeparator();
    }

    private static String describeRequest(Api api) {
        return switch (api.kind()) {
            case READ -> api.method() + " read";
            case WRITE -> api.method().name();
            case UPLOAD -> api.method() + " file";
            case LOGIN -> api.method() + " login";
            case TOKEN -> "refused";
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
