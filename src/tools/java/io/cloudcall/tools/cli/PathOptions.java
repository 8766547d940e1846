package io.cloudcall.tools.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a call by path, for which the catalog has no row. */
final class PathOptions {
    @Option(names = "--method", paramLabel = "METHOD")
    private @Nullable Method method;

    @Option(names = "--query", paramLabel = "JSON")
    private @Nullable String query;

    @Option(names = "--read")
    private boolean read;

    private enum Method {
        GET,
        POST
    }

    /** Returns the fields of the event, each after a comma. */
    String toFields(CliCommand command, Terminal terminal) throws IOException {
        StringBuilder fields = new StringBuilder();
        if (method != null) {
            fields.append(",\"method\":\"").append(method).append('"');
        }
        if (query != null) {
            JsonArgument object = JsonArgument.read(command, terminal, "--query", query);
            fields.append(",\"query\":").append(object.text());
        }
        if (read) {
            fields.append(",\"read\":true");
        }
        return fields.toString();
    }
}
