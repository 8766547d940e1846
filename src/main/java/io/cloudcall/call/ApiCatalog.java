package io.cloudcall.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The cloud calls that are known, from api-catalog.tsv, one row each. Thread-safe.
 *
 * <p>A function asks for few of them, so the text is searched instead of being made into objects: docs/DECISIONS.md has the
 * measurement.
 */
public final class ApiCatalog {
    private static final String ROWS = load();

    private ApiCatalog() {}

    /** The API of that exact name. */
    public static Optional<Api> find(String name) {
        int row = ROWS.indexOf("\n".concat(name).concat("\t")) + 1;
        if (row == 0) {
            return Optional.empty();
        }
        Api api = parseRow(ROWS.substring(row, ROWS.indexOf('\n', row)));
        return api.name().equals(name) ? Optional.of(api) : Optional.empty();
    }

    /** All of them, by name. */
    public static List<Api> all() {
        return ROWS.lines().skip(1).map(ApiCatalog::parseRow).toList();
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

    /** Kind.valueOf would do, but by reflection, which a cold start pays for in milliseconds. */
    private static Api.Kind parseKind(String name) {
        return switch (name) {
            case "READ" -> Api.Kind.READ;
            case "WRITE" -> Api.Kind.WRITE;
            case "UPLOAD" -> Api.Kind.UPLOAD;
            default -> Api.Kind.TOKEN;
        };
    }

    private static String load() {
        try (InputStream in = Objects.requireNonNull(ApiCatalog.class.getResourceAsStream("api-catalog.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
