package io.cloudcall.tools.cli;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.ApiPermissions;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.config.PermissionsFile;
import io.cloudcall.tools.cli.terminal.DisplayWidth;
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
@Command(name = "apis")
final class ApisCommand extends CliCommand {
    @ArgGroup
    private Selection selection = new Selection();

    private static final class Selection {
        @Parameters(arity = "0..1", paramLabel = "FILTER")
        private String filter = "";

        @Option(names = "--markdown")
        private boolean markdown;
    }

    ApisCommand(Terminal terminal) {
        super(terminal);
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
            terminal.printError("apis.none", filter);
            return 1;
        }
        terminal.out().print(table(rows, permissions()));
        return 0;
    }

    private Map<String, String> descriptions() {
        return DocumentedApi.all().collect(Collectors.toMap(DocumentedApi::name, this::describe));
    }

    private String describe(DocumentedApi documented) {
        List<String> remarks = new ApiRemarks(terminal.messages()).of(documented);
        String bracketed = remarks.isEmpty() ? "" : "[" + String.join("; ", remarks) + "]";
        return (documented.title() + " " + bracketed).strip();
    }

    private ApiPermissions permissions() {
        try {
            return PermissionsFile.load(new EnvironmentVariables(terminal.environment()));
        } catch (ConfigurationException e) {
            throw misuse("apis.config", e.getMessage());
        }
    }

    private record ApiRow(Api api, String description) {
        boolean matches(String filter) {
            String all = api.name() + " " + api.path() + " " + description;
            return all.toLowerCase(Locale.ROOT).contains(filter);
        }
    }

    /** Renders the table, with descriptions last since their width varies. */
    private String table(List<ApiRow> rows, ApiPermissions permissions) {
        int names = width(rows, Api::name);
        int paths = width(rows, Api::path);
        StringBuilder table = new StringBuilder(line(
                terminal.text("apis.permitted"),
                DisplayWidth.pad(terminal.text("apis.api"), names),
                terminal.text("apis.how"),
                DisplayWidth.pad(terminal.text("apis.path"), paths),
                ""));
        for (ApiRow row : rows) {
            Api api = row.api();
            String permitted = permissions.allows(api) ? terminal.text("apis.yes") : "-";
            table.append(line(
                    permitted,
                    DisplayWidth.pad(api.name(), names),
                    describeRequest(api),
                    DisplayWidth.pad(api.path(), paths),
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
        String line = DisplayWidth.pad(permitted, 9) + "  " + name + "  " + DisplayWidth.pad(request, 9) + "  " + path
                + "  " + title;
        return line.stripTrailing() + System.lineSeparator();
    }

    private String describeRequest(Api api) {
        String key = switch (api.kind()) {
            case READ -> "apis.read";
            case WRITE -> "apis.write";
            case UPLOAD -> "apis.upload";
            case LOGIN -> "apis.login";
            case TOKEN -> "apis.refused";
        };
        return terminal.text(key, api.method());
    }
}
