package io.cloudcall.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The catalog of the cloud calls that WeChat documents, from api-catalog.tsv, one row each. Thread-safe.
 *
 * <p>A row is parsed when it is looked up: a function needs few of them, and pays for each at its start.
 * docs/DECISIONS.md has the measurement.
 */
public final class ApiCatalog {
    private static final Map<String, String> ROWS_BY_NAME = indexRows(load());

    private ApiCatalog() {}

    /** Returns the API of exactly that name, or empty if there is none. */
    public static Optional<Api> find(String name) {
        String row = ROWS_BY_NAME.get(name);
        return row == null ? Optional.empty() : Optional.of(parseRow(row));
    }

    /** Returns the names of all APIs, in order. */
    static Set<String> names() {
        return Collections.unmodifiableSet(ROWS_BY_NAME.keySet());
    }

    /** Returns all APIs, ordered by name. */
    public static List<Api> all() {
        return ROWS_BY_NAME.values().stream().map(ApiCatalog::parseRow).toList();
    }

    private static Map<String, String> indexRows(String table) {
        Map<String, String> rows = new LinkedHashMap<>();
        int start = table.indexOf('\n') + 1;
        while (start < table.length()) {
            int end = table.indexOf('\n', start);
            String row = table.substring(start, end);
            rows.put(row.substring(0, row.indexOf('\t')), row);
            start = end + 1;
        }
        return rows;
    }

    private static Api parseRow(String row) {
        String[] cells = row.split("\t", -1);
        return new Api(
                cells[0],
                cells[1].equals("GET") ? Api.Method.GET : Api.Method.POST,
                cells[2],
                parseKind(cells[3]),
                cells.length == 4 ? List.of() : List.of(cells[4].split(",", -1)));
    }

    /** Parses a kind. Kind.valueOf uses reflection, which costs a cold start half a millisecond. */
    private static Api.Kind parseKind(String name) {
        return switch (name) {
            case "READ" -> Api.Kind.READ;
            case "WRITE" -> Api.Kind.WRITE;
            case "UPLOAD" -> Api.Kind.UPLOAD;
            case "LOGIN" -> Api.Kind.LOGIN;
            default -> Api.Kind.TOKEN;
        };
    }

    private static String load() {
        try (InputStream in = Objects.requireNonNull(ApiCatalog.class.getResourceAsStream("api-catalog.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
