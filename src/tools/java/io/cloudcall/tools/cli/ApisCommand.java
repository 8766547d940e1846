package io.cloudcall.tools.cli;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.ApiPermissions;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.config.PermissionsFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists the catalogue. */
final class ApisCommand implements Command {
    private final Map<String, String> titles =
            DocumentedApi.all().collect(Collectors.toMap(DocumentedApi::name, DocumentedApi::title));

    @Override
    public String help() {
        return """
                Usage: ./cloudcall apis [FILTER]
                       ./cloudcall apis --markdown

                Lists the cloud calls that are known, those alone whose name, path or title holds FILTER: whether config.json
                permits them, and how they reach WeChat. --markdown prints what docs/APIS.md holds.

                Exit code: 0 if there are any, 1 if not, 2 for misuse.
                """;
    }

    @Override
    public int run(Terminal terminal, List<String> options) {
        if (options.equals(List.of("--markdown"))) {
            terminal.out().print(ApiReferencePage.text());
            return 0;
        }
        if (options.size() > 1 || (options.size() == 1 && options.getFirst().startsWith("-"))) {
            throw new UsageException("apis takes one filter");
        }
        String filter = options.isEmpty() ? "" : options.getFirst().toLowerCase(Locale.ROOT);
        List<Api> apis =
                ApiCatalog.all().stream().filter(api -> matches(api, filter)).toList();
        if (apis.isEmpty()) {
            terminal.err().println("cloudcall: no API matches " + filter);
            return 1;
        }
        ApiPermissions permissions = permissions(terminal);
        terminal.out().print(table(apis, permissions));
        return 0;
    }

    private static ApiPermissions permissions(Terminal terminal) {
        try {
            return PermissionsFile.load(terminal.environment());
        } catch (InvalidRequestException unusable) {
            throw new UsageException(unusable.getMessageText());
        }
    }

    private boolean matches(Api api, String filter) {
        String all = api.name() + " " + api.path() + " " + title(api);
        return all.toLowerCase(Locale.ROOT).contains(filter);
    }

    /** Titles come last: they are wide. */
    private String table(List<Api> apis, ApiPermissions permissions) {
        int names = width(apis, Api::name);
        int paths = width(apis, Api::path);
        StringBuilder table =
                new StringBuilder(line("permitted", padded("API", names), "how", padded("path", paths), ""));
        for (Api api : apis) {
            String permitted = permissions.allows(api) ? "yes" : "-";
            table.append(line(permitted, padded(api.name(), names), how(api), padded(api.path(), paths), title(api)));
        }
        return table.toString();
    }

    private static int width(List<Api> apis, Function<Api, String> column) {
        return apis.stream().mapToInt(api -> column.apply(api).length()).max().orElse(0);
    }

    private static String line(String permitted, String name, String how, String path, String title) {
        String line = padded(permitted, 9) + "  " + name + "  " + padded(how, 9) + "  " + path + "  " + title;
        return line.stripTrailing() + System.lineSeparator();
    }

    private static String how(Api api) {
        return switch (api.kind()) {
            case READ -> api.method() + " read";
            case WRITE -> api.method().name();
            case UPLOAD, TOKEN -> "refused";
        };
    }

    private String title(Api api) {
        return titles.getOrDefault(api.name(), "");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
