package io.cloudcall.event;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The path of an HTTP request: {@code /openapi/{api}}, possibly after the prefix of a stage or a domain, or any other.
 * Immutable.
 *
 * @param api the text in the place of the API's name, which is no name if it has a slash; null if there is none
 */
record ApiPath(@Nullable String api) {
    private static final String PREFIX = "/openapi/";

    /**
     * Parses a path.
     *
     * @param parameter the route's path parameter {@code api}, which is preferred; null if the route has none
     */
    static ApiPath parse(String path, @Nullable String parameter) {
        if (parameter != null) {
            return new ApiPath(parameter);
        }
        int prefix = path.indexOf(PREFIX);
        if (prefix < 0) {
            return new ApiPath(null);
        }
        String api = skipRepeatedPrefix(path, prefix);
        return new ApiPath(isNormal(path) ? api : path);
    }

    /** Returns what follows the prefix, which a stage or a domain of the name {@code openapi} repeats. */
    private static String skipRepeatedPrefix(String path, int prefix) {
        int start = prefix;
        while (path.startsWith(PREFIX, start + PREFIX.length() - 1)) {
            start += PREFIX.length() - 1;
        }
        return path.substring(start + PREFIX.length());
    }

    /**
     * Returns whether normalization, as of proxies, leaves the path as it is: it has no dot segment or encoded slash.
     */
    private static boolean isNormal(String path) {
        String decoded = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
        return !decoded.contains("%2f")
                && !decoded.contains("%5c")
                && Stream.of(decoded.split("/")).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static boolean isName(String api) {
        return !api.isEmpty() && api.indexOf('/') < 0;
    }

    /** Returns the API's name, or empty if the path does not name exactly one. */
    Optional<String> name() {
        return Optional.ofNullable(api).filter(ApiPath::isName);
    }

    /** Returns whether the path would name an API if it did not end with a slash. */
    boolean hasTrailingSlash() {
        return api != null && api.endsWith("/") && isName(withoutTrailingSlash(api));
    }

    /** Returns whether the path names another API than {@code target}, or several. */
    boolean isForeignTo(String target) {
        String named = api == null ? "" : withoutTrailingSlash(api);
        return !named.equals(target) && (isName(named) || named.contains(PREFIX));
    }

    private static String withoutTrailingSlash(String api) {
        return api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
    }
}
